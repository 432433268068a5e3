//! SVG that needs nothing else: fonts of the system, colours for light and dark, names as text.

use slsc_core::graph::{Graph, Reason};

use crate::draw::layout::{Arrow, Layout, Point, Size, layout};
use crate::failure::Failure;

/// Most declarations in a picture; more would not be seen, and take long to place.
const MOST: usize = 400;

const BOX_HEIGHT: f64 = 46.0;

const LABEL_HEIGHT: f64 = 14.0;

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
    .label { fill: #57606a; font-size: 10.5px; }
    .grant { stroke-dasharray: 5 3; }
    .reference { stroke-dasharray: 1.5 3; }
    @media (prefers-color-scheme: dark) {
      .box { fill: #161b22; stroke: #3d444d; }
      .name { fill: #e6edf3; }
      .arrow { stroke: #8b949e; }
      .tip { fill: #8b949e; }
      .label { fill: #9ea7b3; }
    }
";

/// The edges from one node to another, as one arrow.
struct Bundle {
    from: usize,
    to: usize,
    reason: Reason,
    label: String,
}

/// The graph as a picture. Fails when it has more declarations than a picture can show.
pub fn svg(graph: &Graph, title: &str) -> Result<String, Failure> {
    if graph.nodes.len() > MOST {
        let message = format!("{} declarations are too many for a picture of at most {MOST}", graph.nodes.len());
        return Err(Failure::new(message).hint("write `--format dot` and use Graphviz"));
    }
    let bundles = bundles(graph);
    let boxes: Vec<Size> = graph
        .nodes
        .iter()
        .map(|node| {
            let width = text_width(&shorten(&node.name), 7.8).max(text_width(&shorten(&node.kind), 6.2));
            Size { width: (width + 30.0).max(76.0), height: BOX_HEIGHT }
        })
        .collect();
    let arrows: Vec<Arrow> = bundles
        .iter()
        .map(|bundle| {
            let size = match bundle.label.as_str() {
                "" => Size { width: 0.0, height: 0.0 },
                label => Size { width: text_width(label, 5.8) + 8.0, height: LABEL_HEIGHT },
            };
            Arrow { from: bundle.from, to: bundle.to, label: size }
        })
        .collect();
    let layout = layout(&boxes, &arrows);
    Ok(picture(graph, title, &boxes, &bundles, &layout))
}

/// One arrow for each two nodes. What is granted, sent or asked says more than that one names the other.
fn bundles(graph: &Graph) -> Vec<Bundle> {
    let mut bundles: Vec<Bundle> = Vec::new();
    for wanted in [false, true] {
        for edge in graph.edges.iter().filter(|edge| (edge.reason == Reason::Reference) == wanted) {
            let known = bundles.iter_mut().find(|bundle| (bundle.from, bundle.to) == (edge.from, edge.to));
            match known {
                None => bundles.push(Bundle {
                    from: edge.from,
                    to: edge.to,
                    reason: edge.reason,
                    label: shorten(&edge.label),
                }),
                // A name alone says nothing new.
                Some(_) if wanted => {}
                Some(bundle) => {
                    let has = bundle.label.split(", ").any(|label| label == edge.label);
                    if !has && !edge.label.is_empty() {
                        bundle.label = shorten(&format!("{}, {}", bundle.label, edge.label));
                    }
                    // Solid arrows win: something runs along them.
                    if matches!(edge.reason, Reason::Event | Reason::Route) {
                        bundle.reason = edge.reason;
                    }
                }
            }
        }
    }
    bundles
}

fn picture(graph: &Graph, title: &str, boxes: &[Size], bundles: &[Bundle], layout: &Layout) -> String {
    let (width, height) = (layout.size.width.ceil(), layout.size.height.ceil());
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"system-ui, -apple-system, 'Segoe UI', sans-serif\">\n\
         \x20 <title>{}</title>\n  <style>\n{STYLE}  </style>\n\
         \x20 <defs>\n    <marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" \
         orient=\"auto\"><path class=\"tip\" d=\"M0 0.5 8 4 0 7.5z\"/></marker>\n  </defs>\n",
        escape(title)
    );
    for (bundle, (points, place)) in bundles.iter().zip(&layout.arrows) {
        let class = match bundle.reason {
            Reason::Event | Reason::Route => "arrow",
            Reason::Grant => "arrow grant",
            Reason::Reference => "arrow reference",
        };
        let (start, end) = (label_start(bundle, *place), label_end(bundle, *place));
        text += &format!("  <path class=\"{class}\" marker-end=\"url(#tip)\" d=\"{}\"/>\n", curve(points, start, end));
        if !bundle.label.is_empty() {
            text += &format!(
                "  <text class=\"label\" text-anchor=\"middle\" x=\"{:.1}\" y=\"{:.1}\">{}</text>\n",
                place.x,
                place.y - 3.0,
                escape(&bundle.label)
            );
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

/// Where the line below a label starts and ends: it is straight there.
fn label_start(bundle: &Bundle, place: Point) -> Option<Point> {
    (!bundle.label.is_empty()).then(|| Point { x: place.x - text_width(&bundle.label, 5.8) / 2.0, y: place.y })
}

fn label_end(bundle: &Bundle, place: Point) -> Option<Point> {
    (!bundle.label.is_empty()).then(|| Point { x: place.x + text_width(&bundle.label, 5.8) / 2.0, y: place.y })
}

/// A smooth line through points: each piece leaves and arrives level, as layers stand side by side.
fn curve(points: &[Point], start: Option<Point>, end: Option<Point>) -> String {
    let _ = (start, end);
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
