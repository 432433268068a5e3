//! SVG that needs nothing else: fonts of the system, colours for light and dark, names as text.

use slsc_core::graph::{Graph, Reason};

use crate::draw::arrows::{Arrow, arrows};
use crate::draw::layout::{Layout, Link, Point, Size, layout};
use crate::failure::Failure;

/// Most declarations in a picture; more would not be seen, and take long to place.
const MOST: usize = 400;

const BOX_HEIGHT: f64 = 46.0;

/// Height of a line of a label.
const LINE: f64 = 13.0;

/// Most lines of a label.
const MOST_LINES: usize = 4;

/// Longest name or label shown whole, in characters.
const LONGEST: usize = 40;

/// Colours of kinds, in order of their names: one that is seen on light and on dark ground.
const COLORS: [&str; 8] = ["#d9730d", "#2f7dd1", "#2f9e6e", "#b8448c", "#7c5cd6", "#b3882a", "#c4443c", "#4b8a99"];

const STYLE: &str = "\
    .box { fill: #ffffff; stroke: #d0d7de; }
    .name { fill: #1f2328; font-weight: 600; font-size: 13px; }
    .kind { font-size: 11px; }
    .arrow { fill: none; stroke: #6e7781; stroke-width: 1.3; }
    .tip { fill: #6e7781; }
    .label { fill: #57606a; font-size: 10.5px; text-anchor: middle; }
    .halo { fill: none; font-size: 10.5px; text-anchor: middle; stroke: #ffffff; stroke-width: 4px; stroke-linejoin: round; }
    .grant { stroke-dasharray: 5 3; }
    .reference { stroke-dasharray: 1.5 3; }
    @media (prefers-color-scheme: dark) {
      .box { fill: #161b22; stroke: #3d444d; }
      .name { fill: #e6edf3; }
      .arrow { stroke: #8b949e; }
      .tip { fill: #8b949e; }
      .label { fill: #9ea7b3; }
      .halo { stroke: #0d1117; }
    }
";

/// The graph as a picture; the first `own` files are the program's. Fails when it has more declarations than a picture
/// can show.
pub fn svg(graph: &Graph, own: usize, title: &str) -> Result<String, Failure> {
    if graph.nodes.len() > MOST {
        let message = format!("{} declarations are too many for a picture of at most {MOST}", graph.nodes.len());
        return Err(Failure::new(message).hint("write `--format dot` and use Graphviz"));
    }
    let arrows = arrows(graph, own);
    let boxes: Vec<Size> = graph
        .nodes
        .iter()
        .map(|node| {
            let width = text_width(&shorten(&node.name), 7.8).max(text_width(&shorten(&node.kind), 6.2));
            Size { width: (width + 30.0).max(76.0), height: BOX_HEIGHT }
        })
        .collect();
    let links: Vec<Link> =
        arrows.iter().map(|arrow| Link { from: arrow.from, to: arrow.to, label: label_size(arrow) }).collect();
    let layout = layout(&boxes, &links);
    Ok(picture(graph, title, &boxes, &arrows, &layout))
}

fn picture(graph: &Graph, title: &str, boxes: &[Size], arrows: &[Arrow], layout: &Layout) -> String {
    let (width, height) = (layout.size.width.ceil(), layout.size.height.ceil());
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"system-ui, -apple-system, 'Segoe UI', sans-serif\">\n\
         \x20 <title>{}</title>\n  <style>\n{STYLE}  </style>\n\
         \x20 <defs>\n    <marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" \
         orient=\"auto\"><path class=\"tip\" d=\"M0 0.5 8 4 0 7.5z\"/></marker>\n  </defs>\n",
        escape(title)
    );
    for (arrow, (points, _)) in arrows.iter().zip(&layout.links) {
        let class = match arrow.reason {
            Reason::Event | Reason::Route => "arrow",
            Reason::Grant => "arrow grant",
            Reason::Reference => "arrow reference",
        };
        text += &format!("  <path class=\"{class}\" marker-end=\"url(#tip)\" d=\"{}\"/>\n", curve(points));
    }
    for (arrow, (_, place)) in arrows.iter().zip(&layout.links) {
        let lines = label_lines(arrow);
        let top = place.y - LINE * (lines.len() as f64 - 1.0) / 2.0 + 3.5;
        for (at, line) in lines.iter().enumerate() {
            let y = top + LINE * at as f64;
            let (x, line) = (place.x, escape(line));
            // Keeps lines that run below from crossing the letters.
            text += &format!("  <text class=\"halo\" aria-hidden=\"true\" x=\"{x:.1}\" y=\"{y:.1}\">{line}</text>\n");
            text += &format!("  <text class=\"label\" x=\"{x:.1}\" y=\"{y:.1}\">{line}</text>\n");
        }
    }
    let mut kinds: Vec<&str> = graph.nodes.iter().map(|node| node.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for ((node, size), corner) in graph.nodes.iter().zip(boxes).zip(&layout.boxes) {
        let color = COLORS[kinds.iter().position(|kind| *kind == node.kind).unwrap_or(0) % COLORS.len()];
        let (x, y) = (corner.x, corner.y);
        let tooltip = if node.doc.is_empty() { &node.name } else { &node.doc };
        text += &format!(
            "  <g>\n    <title>{}</title>\n\
             \x20   <rect class=\"box\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"6\"/>\n\
             \x20   <rect fill=\"{color}\" x=\"{:.1}\" y=\"{:.1}\" width=\"3\" height=\"{:.1}\" rx=\"1.5\"/>\n\
             \x20   <text class=\"name\" x=\"{:.1}\" y=\"{:.1}\">{}</text>\n\
             \x20   <text class=\"kind\" fill=\"{color}\" x=\"{:.1}\" y=\"{:.1}\">{}</text>\n  </g>\n",
            escape(tooltip),
            size.width,
            size.height,
            x + 7.0,
            y + 9.0,
            size.height - 18.0,
            x + 18.0,
            y + 20.0,
            escape(&shorten(&node.name)),
            x + 18.0,
            y + 36.0,
            escape(&shorten(&node.kind)),
        );
    }
    text + "</svg>\n"
}

/// The lines of a label.
fn label_lines(arrow: &Arrow) -> Vec<String> {
    let mut lines: Vec<String> = arrow.labels.iter().take(MOST_LINES).map(|label| shorten(label)).collect();
    if arrow.labels.len() > MOST_LINES {
        lines.truncate(MOST_LINES - 1);
        lines.push(format!("and {} more", arrow.labels.len() - lines.len()));
    }
    lines
}

fn label_size(arrow: &Arrow) -> Size {
    let lines = label_lines(arrow);
    let width = lines.iter().map(|line| text_width(line, 5.8) + 10.0).fold(0.0, f64::max);
    Size { width, height: LINE * lines.len() as f64 }
}

/// A smooth line through points: each piece leaves and arrives level, as layers stand side by side.
fn curve(points: &[Point]) -> String {
    let Some((first, rest)) = points.split_first() else { return String::new() };
    let mut path = format!("M{:.1} {:.1}", first.x, first.y);
    let mut from = *first;
    for to in rest {
        let middle = (from.x + to.x) / 2.0;
        path += &format!(" C{middle:.1} {:.1} {middle:.1} {:.1} {:.1} {:.1}", from.y, to.y, to.x, to.y);
        from = *to;
    }
    path
}

/// The width of a text, guessed: letters of other scripts are wide.
fn text_width(text: &str, each: f64) -> f64 {
    text.chars().map(|character| if character < '\u{1100}' { each } else { each * 1.8 }).sum()
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// Text for SVG: characters that XML does not have become `�`.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\t' | '\n' | '\r' => escaped.push(' '),
            character if character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}') => {
                escaped.push(char::REPLACEMENT_CHARACTER);
            }
            character => escaped.push(character),
        }
    }
    escaped
}
