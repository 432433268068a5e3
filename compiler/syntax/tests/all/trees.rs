//! The trees that the forms of the language make.

use insta::assert_debug_snapshot;
use slsc_syntax::ast::*;

use crate::item;

fn value(text: &str) -> Expr {
    match item(&format!("let x = {text}\n")).kind {
        ItemKind::Let(item) => item.value,
        other => panic!("{other:?}"),
    }
}

/// An expression with all parentheses.
fn show(expr: &Expr) -> String {
    let text = |text: &Text| {
        let pieces = text.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => format!("{text:?}"),
            Piece::Expr(expr) => format!("${{{}}}", show(expr)),
        });
        format!("<{}>", pieces.collect::<Vec<_>>().join(" "))
    };
    let each = |each: &Each| {
        let names: Vec<&str> = each.names.iter().map(|name| name.text.as_str()).collect();
        format!("for {}{} in {}", names.join(","), if each.pairs { " pairs" } else { "" }, show(&each.list))
    };
    let condition = |condition: &Option<Expr>| condition.as_ref().map_or(String::new(), |c| format!(" if {}", show(c)));
    match &*expr.kind {
        ExprKind::Name(name) => name.to_string(),
        ExprKind::Integer(value) => value.to_string(),
        ExprKind::Decimal(value) => format!("{value:?}"),
        ExprKind::Quantity(value) => format!("{}{:?}", value.number, value.unit),
        ExprKind::Rate(count, period) => format!("{count}/{period:?}"),
        ExprKind::Text(value) => text(value),
        ExprKind::Path(path) | ExprKind::Cidr(path) => path.to_string(),
        ExprKind::Bool(value) => value.to_string(),
        ExprKind::None => "none".to_owned(),
        ExprKind::Error => "ERROR".to_owned(),
        ExprKind::List(elements) => {
            let all = elements.iter().map(|e| format!("{}{}", if e.spread { "..." } else { "" }, show(&e.value)));
            format!("[{}]", all.collect::<Vec<_>>().join(", "))
        }
        ExprKind::ListComprehension(inner) => {
            let ListComprehension { element, each: e, condition: c } = &**inner;
            format!("[{} {}{}]", show(element), each(e), condition(c))
        }
        ExprKind::Record(entries) => {
            let all = entries.iter().map(|entry| match entry {
                Entry::Field { key, value, .. } => format!("{}: {}", text(key), show(value)),
                Entry::Spread(value) => format!("...{}", show(value)),
                Entry::Error(_) => "ERROR".to_owned(),
            });
            format!("{{{}}}", all.collect::<Vec<_>>().join(", "))
        }
        ExprKind::RecordComprehension(inner) => {
            let RecordComprehension { key, value, each: e, condition: c } = &**inner;
            format!("{{{}: {} {}{}}}", text(key), show(value), each(e), condition(c))
        }
        ExprKind::Member { base, name, optional } => {
            format!("{}{}{}", show(base), if *optional { "?." } else { "." }, name.text)
        }
        ExprKind::Call { callee, arguments } => {
            let all = arguments.iter().map(|argument| {
                let name = argument.name.as_ref().map_or(String::new(), |name| format!("{}: ", name.text));
                format!("{name}{}{}", if argument.spread { "..." } else { "" }, show(&argument.value))
            });
            format!("{}({})", show(callee), all.collect::<Vec<_>>().join(", "))
        }
        ExprKind::Index { base, index } => format!("{}[{}]", show(base), show(index)),
        ExprKind::Unary { operator, operand } => format!("({operator:?} {})", show(operand)),
        ExprKind::Binary { operator, left, right } => format!("({} {operator:?} {})", show(left), show(right)),
        ExprKind::InRange { value, range } => {
            let bound = |bound: &Option<Expr>| bound.as_ref().map_or(String::new(), show);
            format!("({} in {}..{})", show(value), bound(&range.low), bound(&range.high))
        }
        ExprKind::Is { value, ty } => format!("({} is {})", show(value), show_type(ty)),
        ExprKind::As { value, name } => format!("({} as {})", show(value), name.text),
        ExprKind::If { condition, then, otherwise } => {
            let otherwise = otherwise.as_ref().map_or(String::new(), |value| format!(" else {}", show(value)));
            format!("(if {} then {}{otherwise})", show(condition), show(then))
        }
        ExprKind::Match { subject, arms } => {
            let all = arms
                .iter()
                .map(|arm| format!("{}: {}", arm.pattern.as_ref().map_or("else".to_owned(), show), show(&arm.value)));
            format!("(match {} {{{}}})", show(subject), all.collect::<Vec<_>>().join(", "))
        }
    }
}

fn show_type(ty: &Type) -> String {
    let path = |path: &Path| path.parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(".");
    match &*ty.kind {
        TypeKind::Error => "ERROR".to_owned(),
        TypeKind::Name(name) => path(name),
        TypeKind::Generic { name, arguments } => {
            format!("{}<{}>", path(name), arguments.iter().map(show_type).collect::<Vec<_>>().join(", "))
        }
        TypeKind::Literal(text) => format!("{:?}", text.literal().unwrap_or_default()),
        TypeKind::Record(fields) => {
            let all = fields.iter().map(|field| {
                let default = field.default.as_ref().map_or(String::new(), |value| format!(" = {}", show(value)));
                format!("{}: {}{default}", field.name.text, show_type(&field.ty))
            });
            format!("{{{}}}", all.collect::<Vec<_>>().join(", "))
        }
        TypeKind::Refined { base, range, pattern } => {
            let bound = |bound: &Option<Expr>| bound.as_ref().map_or(String::new(), show);
            let range = range.as_ref().map(|range| format!("{}..{}", bound(&range.low), bound(&range.high)));
            let pattern = pattern.as_ref().map(|text| format!("{:?}", text.literal().unwrap_or_default()));
            format!("{}({})", show_type(base), range.into_iter().chain(pattern).collect::<Vec<_>>().join(", "))
        }
        TypeKind::Optional(inner) => format!("{}?", show_type(inner)),
        TypeKind::Union(members) => format!("({})", members.iter().map(show_type).collect::<Vec<_>>().join(" | ")),
    }
}

#[test]
fn operators_bind_as_the_language_says() {
    for (written, meant) in [
        ("a + b * c - d", "((a Add (b Multiply c)) Subtract d)"),
        ("a or b and not c == d", "(a Or (b And (Not (c Equal d))))"),
        ("a ?? b + c", "(a Coalesce (b Add c))"),
        ("a + b as s", "(a Add (b as s))"),
        ("-a.b as s", "((Negate a.b) as s)"),
        ("-5 - -x", "((Negate 5) Subtract (Negate x))"),
        ("x in 1..5 and y in [1] and z in -1s..", "(((x in 1..5) And (y In [1])) And (z in -1S..))"),
        ("x in ..9", "(x in ..9)"),
        ("a is { b: Text } or c is Ref<queue>", "((a is {b: Text}) Or (c is Ref<queue>))"),
        ("if a then b else if c then d", "(if a then b else (if c then d))"),
        ("if a then match b { c: 1, else: 2 } else 3", "(if a then (match b {c: 1, else: 2}) else 3)"),
        (
            "match s { prod: 1, \"x y\": 2, 3: 4, none: 5, true: 6, else: 7 }",
            "(match s {prod: 1, <\"x y\">: 2, 3: 4, none: 5, true: 6, else: 7})",
        ),
        ("a.b?.c(d, e: f, ...g)[0].if", "a.b?.c(d, e: f, ...g)[0].if"),
        ("[a, ...b, { c, d: 1, ...e, \"f-g\": 2 }]", "[a, ...b, {<\"c\">: c, <\"d\">: 1, ...e, <\"f-g\">: 2}]"),
        ("[x + 1 for x in xs if x > 0]", "[(x Add 1) for x in xs if (x Greater 0)]"),
        ("[k for k, v in m]", "[k for k,v in m]"),
        ("{ \"${k}-x\": v for k, v in m if v != none }", "{<${k} \"-x\">: v for k,v in m if (v NotEqual none)}"),
        (
            "[512MB, 1_000, 2.5, 20%, 100/s, 10000/month, 10.0.0.0/16, ./a-b.js]",
            "[512MB, 1000, 2.5, 20Percent, 100/Second, 10000/Month, 10.0.0.0/16, ./a-b.js]",
        ),
        ("a\n  or b\n  and c", "(a Or (b And c))"),
        ("if a\n  then b\n  else c", "(if a then b else c)"),
        ("f(\n  a\n  b: c\n)", "f(a, b: c)"),
        ("(a or b) and c", "((a Or b) And c)"),
    ] {
        assert_eq!(show(&value(written)), meant, "{written}");
    }
}

#[test]
fn texts_mean_what_they_say() {
    for (written, meant) in [
        (r#""""#, "<>"),
        (r#""a\n\t\"\\\$\u{1F600}""#, "<\"a\\n\\t\\\"\\\\$😀\">"),
        (r#""$ {id} $5 $""#, "<\"$ {id} $5 $\">"),
        (r#""a${b}c${d.e("x${f}")}""#, "<\"a\" ${b} \"c\" ${d.e(<\"x\" ${f}>)}>"),
        (r##"#"a\n${b}"c"#"##, "<\"a\\\\n${b}\\\"c\">"),
        ("\"\"\"\n  a\n    b ${c}\n\n  d\\n\n  \"\"\"", "<\"a\\n  b \" ${c} \"\\n\\nd\\n\">"),
        ("\"\"\"\r\n  a\r\n  b\r\n  \"\"\"", "<\"a\\nb\">"),
        ("#\"\"\"\n  a\\d${b}\n  \"\"\"#", "<\"a\\\\d${b}\">"),
        ("\"\"\"\n  \"\"\"", "<>"),
        (r#""${match x { a: "}" }}""#, "<${(match x {a: <\"}\">})}>"),
        (r#""é${"ü"}""#, "<\"é\" ${<\"ü\">}>"),
    ] {
        assert_eq!(show(&value(written)), meant, "{written}");
    }
}

#[test]
fn types_are_read() {
    let ty = |text: &str| match item(&format!("type T = {text}\n")).kind {
        ItemKind::Type { ty, .. } => show_type(&ty),
        other => panic!("{other:?}"),
    };
    for (written, meant) in [
        ("Text", "Text"),
        ("Text(1..64, \"^[a-z]+$\")?", "Text(1..64, \"^[a-z]+$\")?"),
        ("Text(\"^/\") | Text(..100) | Int(0..)", "(Text(\"^/\") | Text(..100) | Int(0..))"),
        ("List<create | read>(1..10)", "List<(create | read)>(1..10)"),
        ("Map<List<Ref<queue | network.topic>>>?", "Map<List<Ref<(queue | network.topic)>>>?"),
        ("\"a b\" | other | { x: Int = 3, \"y-z\": Text? }?", "(\"a b\" | other | {x: Int = 3, y-z: Text?}?)"),
        ("Duration(-1.5s..10%)", "Duration(-1.5S..10Percent)"),
        ("a\n  | b", "(a | b)"),
    ] {
        assert_eq!(ty(written), meant, "{written}");
    }
    let ItemKind::Type { ty, .. } = item("type T {\n  if: Text, /// doc\n  then: A | B?\n}\n").kind else { panic!() };
    assert_eq!(show_type(&ty), "{if: Text, then: (A | B?)}");
}

#[test]
fn declarations() {
    assert_debug_snapshot!(item(
        "/// Doc.\n/// More.\nexisting queue A(order: Order) -> Receipt for k, v in m when c {\n  /// of a\n  a: 1\n  GET \"/x\" -> F when d { b: 2 }\n  on every(5min) as E\n  domain host\n  -> x\n}\n"
            .replace("  -> x\n", "")
            .as_str()
    ));
}

#[test]
fn kind_members() {
    let item = item(crate::CORPUS[1].1.split("kind empty").next().unwrap());
    let ItemKind::Kind(kind) = item.kind else { panic!() };
    let words: Vec<String> = kind.body.members.iter().map(|member| summary(&member.kind)).collect();
    assert_debug_snapshot!(words);
}

fn summary(kind: &KindMemberKind) -> String {
    let body = |body: &KindBody| body.members.iter().map(|m| summary(&m.kind)).collect::<Vec<_>>().join("; ");
    let definition = |definition: &Definition| match definition {
        Definition::Value(value) => format!(" = {}", show(value)),
        Definition::Body(inner) => format!(" {{ {} }}", body(inner)),
        Definition::None => String::new(),
    };
    let parameters = |parameters: &[Parameter]| {
        let all = parameters.iter().map(|parameter| {
            let default = parameter.default.as_ref().map_or(String::new(), |value| format!(" = {}", show(value)));
            format!("{}: {}{default}", parameter.name.text, show_type(&parameter.ty))
        });
        format!("({})", all.collect::<Vec<_>>().join(", "))
    };
    let optional = |ty: &Option<Type>| ty.as_ref().map_or(String::new(), |ty| format!(" -> {}", show_type(ty)));
    let header = |header: &Header| {
        let each = header.each.as_ref().map_or(String::new(), |each| {
            let names: Vec<&str> = each.names.iter().map(|name| name.text.as_str()).collect();
            format!(" for {} in {}", names.join(","), show(&each.list))
        });
        let when = header.when.as_ref().map_or(String::new(), |when| format!(" when {}", show(when)));
        format!("{each}{when}")
    };
    let names = |names: &[Name]| names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join("|");
    match kind {
        KindMemberKind::Property(field) => format!("property {}: {}", field.name.text, show_type(&field.ty)),
        KindMemberKind::Setting(property) => format!("setting {}: {}", property.key.text, show(&property.value)),
        KindMemberKind::Let(item) => format!("let {} = {}", item.name.text, show(&item.value)),
        KindMemberKind::Attribute { name, ty, definition: d } => {
            format!("attr {}: {}{}", name.text, show_type(ty), definition(d))
        }
        KindMemberKind::Capability { name, parameters: p, definition: d } => {
            format!("can {}{}{}", name.text, parameters(p), definition(d))
        }
        KindMemberKind::Call { name, parameters: p, result, body: b } => {
            format!("call {}{}{} {{ {} }}", name.text, parameters(p), optional(result), body(b))
        }
        KindMemberKind::Source { word, name, parameters: p, takers, payload, definition: d } => format!(
            "{} {}{} for {}{}{}",
            word.text,
            name.text,
            parameters(p),
            names(takers),
            optional(payload),
            definition(d)
        ),
        KindMemberKind::Clause { words, parameters: p, target, count, body: b } => format!(
            "clause {}{}{}{} {{ {} }}",
            names(words),
            parameters(p),
            optional(target),
            if count.is_some() { " counted" } else { "" },
            body(b)
        ),
        KindMemberKind::Check { id, each, settings, words } => {
            let each = each.as_ref().map_or(String::new(), |each| {
                let names: Vec<&str> = each.names.iter().map(|name| name.text.as_str()).collect();
                format!(" for {}{} in {}", names.join(","), if each.pairs { " pairs" } else { "" }, show(&each.list))
            });
            let keys: Vec<&str> =
                settings.iter().chain(words.iter()).map(|setting| setting.key.text.as_str()).collect();
            format!("check {}{each} {keys:?}", id.literal().unwrap_or_default())
        }
        KindMemberKind::Native { name, ty } => format!("native {}: {}", name.text, show_type(ty)),
        KindMemberKind::Part { name, header: h, body: b } => {
            format!("part {}{} {{ {} }}", name.text, header(h), body(b))
        }
        KindMemberKind::Declaration(declaration) => format!(
            "declaration {} {}{} with {} members",
            declaration.kind.parts[0].text,
            declaration.name.text,
            header(&declaration.header),
            declaration.block.members.len()
        ),
        KindMemberKind::Mapping(mapping) => {
            let entries = mapping.entries.iter().map(|entry| match entry {
                MappingEntry::Property(property) => property.key.text.to_string(),
                MappingEntry::Spread(value) => format!("...{}", show(value)),
                MappingEntry::Beside { word, entries } => format!("{} {}", word.text, entries.len()),
                MappingEntry::Unsupported { when, .. } => format!("unsupported when {:?}", when.as_ref().map(show)),
                MappingEntry::Needs { when, .. } => format!("needs when {:?}", when.as_ref().map(show)),
                MappingEntry::Error(_) => "ERROR".to_owned(),
            });
            format!(
                "{} {:?} {}{} {:?}",
                mapping.target.text,
                mapping.name.as_ref().map(|name| name.text.as_str()),
                mapping.resource_type.literal().unwrap_or_default(),
                header(&mapping.header),
                entries.collect::<Vec<_>>()
            )
        }
        KindMemberKind::Add { target, label, when, block } => format!(
            "add {} as {:?} when {:?} with {} members",
            show(target),
            label.as_ref().map(|name| name.text.as_str()),
            when.as_ref().map(show),
            block.members.len()
        ),
        KindMemberKind::Grant { capability, to, when, .. } => {
            format!("grant {} -> {} when {:?}", show(capability), show(to), when.as_ref().map(show))
        }
        KindMemberKind::Error => "ERROR".to_owned(),
    }
}

#[test]
fn other_items() {
    let kinds: Vec<String> = crate::CORPUS[0]
        .1
        .split_inclusive('\n')
        .filter(|line| ["use ", "stages ", "param ", "option ", "output "].iter().any(|word| line.starts_with(word)))
        .map(|line| match item(line).kind {
            ItemKind::Use { path, names } => format!(
                "use {} {:?}",
                path.parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("/"),
                names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>()
            ),
            ItemKind::Stages { names } => format!("stages {}", names.len()),
            ItemKind::Param { name, ty, default } => {
                format!("param {}: {} = {:?}", name.text, show_type(&ty), default.as_ref().map(show))
            }
            ItemKind::Option { name, ty, default } => {
                format!("option {}: {} = {:?}", name.text, show_type(&ty), default.as_ref().map(show))
            }
            ItemKind::Output { name, ty, value, exported } => format!(
                "output {}: {:?} = {} as {:?}",
                name.text,
                ty.as_ref().map(show_type),
                show(&value),
                exported.as_ref().map(show)
            ),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_debug_snapshot!(kinds);
}
