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
pub struct Arrow {
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
    pub arrows: Vec<(Vec<Point>, Point)>,
}

/// Places boxes and arrows. No two arrows have the same ends.
pub fn layout(boxes: &[Size], arrows: &[Arrow]) -> Layout {
    let mut graph: Graph<NodeLabel, EdgeLabel> =
        Graph::with_options(GraphOptions { directed: true, multigraph: false, compound: false });
    // Names that sort as the boxes do, so that their order breaks ties.
    let name = |at: usize| format!("{at:06}");
    for (at, size) in boxes.iter().enumerate() {
        let label = NodeLabel { width: size.width, height: size.height, ..NodeLabel::default() };
        graph.set_node(name(at), Some(label));
    }
    for arrow in arrows {
        let label = EdgeLabel { width: arrow.label.width, height: arrow.label.height, ..EdgeLabel::default() };
        graph.set_edge(name(arrow.from), name(arrow.to), Some(label), None);
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
    let corners = boxes.iter().enumerate().map(|(at, own)| {
        let placed = graph.node(&name(at));
        let x = placed.and_then(|node| node.x).unwrap_or(0.0) - own.width / 2.0;
        let y = placed.and_then(|node| node.y).unwrap_or(0.0) - own.height / 2.0;
        size.width = size.width.max(x + own.width + 16.0);
        size.height = size.height.max(y + own.height + 16.0);
        Point { x, y }
    });
    let boxes = corners.collect();
    let mut placed = Vec::new();
    for arrow in arrows {
        let Some(edge) = graph.edge(&name(arrow.from), &name(arrow.to), None) else {
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
        size.width = size.width.max(label.x + arrow.label.width / 2.0 + 16.0);
        size.height = size.height.max(label.y + arrow.label.height / 2.0 + 16.0);
        placed.push((points, label));
    }
    Layout { size, boxes, arrows: placed }
}
