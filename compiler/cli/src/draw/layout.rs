//! Places of boxes and arrows: layers from left to right, by the method of Sugiyama.

use dagre::graph::{Graph, GraphOptions};
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir};

/// A size in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    pub width: f64,
    pub height: f64,
}

/// A point in pixels, from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// An arrow to be placed.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    /// Indices of boxes.
    pub from: usize,
    pub to: usize,
    /// Room for its label.
    pub label: Size,
}

/// Where everything goes.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The whole picture.
    pub size: Size,
    /// Upper left corners of the boxes.
    pub boxes: Vec<Point>,
    /// The points that each arrow runs through, and the middle of its label.
    pub links: Vec<(Vec<Point>, Point)>,
}

/// Places boxes and arrows. No two arrows have the same ends.
pub fn layout(sizes: &[Size], links: &[Link]) -> Layout {
    let mut graph: Graph<NodeLabel, EdgeLabel> =
        Graph::with_options(GraphOptions { directed: true, multigraph: true, compound: false });
    // Names that sort as the boxes do, so that their order breaks ties.
    let name = |at: usize| format!("{at:06}");
    for (at, size) in sizes.iter().enumerate() {
        let label = NodeLabel { width: size.width, height: size.height, ..NodeLabel::default() };
        graph.set_node(name(at), Some(label));
    }
    for link in links {
        let label = EdgeLabel { width: link.label.width, height: link.label.height, ..EdgeLabel::default() };
        graph.set_edge(name(link.from), name(link.to), Some(label), None);
    }
    let options = LayoutOptions {
        rankdir: RankDir::LR,
        nodesep: 24.0,
        edgesep: 14.0,
        ranksep: 36.0,
        marginx: 16.0,
        marginy: 16.0,
        ..LayoutOptions::default()
    };
    dagre::layout(&mut graph, Some(options));
    let mut size = Size { width: 32.0, height: 32.0 };
    let corners = sizes.iter().enumerate().map(|(at, own)| {
        let placed = graph.node(&name(at));
        let x = placed.and_then(|node| node.x).unwrap_or(0.0) - own.width / 2.0;
        let y = placed.and_then(|node| node.y).unwrap_or(0.0) - own.height / 2.0;
        size.width = size.width.max(x + own.width + 16.0);
        size.height = size.height.max(y + own.height + 16.0);
        Point { x, y }
    });
    let boxes: Vec<Point> = corners.collect();
    let mut placed = Vec::new();
    for link in links {
        let Some(edge) = graph.edge(&name(link.from), &name(link.to), None) else {
            placed.push((Vec::new(), Point { x: 0.0, y: 0.0 }));
            continue;
        };
        let points: Vec<Point> = edge.points.iter().map(|point| Point { x: point.x, y: point.y }).collect();
        let middle = points.get(points.len() / 2).copied().unwrap_or(Point { x: 0.0, y: 0.0 });
        let label = Point { x: edge.x.unwrap_or(middle.x), y: edge.y.unwrap_or(middle.y) };
        for point in &points {
            size.width = size.width.max(point.x + 16.0);
            size.height = size.height.max(point.y + 16.0);
        }
        size.width = size.width.max(label.x + link.label.width / 2.0 + 16.0);
        size.height = size.height.max(label.y + link.label.height / 2.0 + 16.0);
        placed.push((points, label));
    }
    spread(&mut placed, links, &boxes, sizes);
    Layout { size, boxes, links: placed }
}

/// Lets arrows leave and reach boxes at their sides, evenly spread, in the order in which they come.
fn spread(placed: &mut [(Vec<Point>, Point)], links: &[Link], boxes: &[Point], sizes: &[Size]) {
    for (at, (corner, size)) in boxes.iter().zip(sizes).enumerate() {
        for right in [false, true] {
            let mut ends: Vec<(usize, bool, f64)> = Vec::new();
            for (index, (link, (points, _))) in links.iter().zip(placed.iter()).enumerate() {
                let [first, second, .., last] = points.as_slice() else { continue };
                let before_last = points[points.len() - 2];
                let forward = first.x <= last.x;
                if link.from == at && forward == right {
                    ends.push((index, true, second.y));
                }
                if link.to == at && forward != right {
                    ends.push((index, false, before_last.y));
                }
            }
            ends.sort_by(|a, b| a.2.total_cmp(&b.2).then(a.0.cmp(&b.0)));
            let count = ends.len() as f64;
            for (place, (index, leaves, _)) in ends.into_iter().enumerate() {
                let x = if right { corner.x + size.width } else { corner.x };
                let y = corner.y + size.height * (place as f64 + 1.0) / (count + 1.0);
                let points = &mut placed[index].0;
                let end = if leaves { points.first_mut() } else { points.last_mut() };
                if let Some(end) = end {
                    *end = Point { x, y };
                }
            }
        }
    }
}
