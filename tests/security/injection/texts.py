"""Texts that would be more than text, were a writer to let them through."""

TEXTS = {
    "markup": "\"'></title></style></text></svg><script>alert(1)</script><!-- ]]> <![CDATA[ <img src=x onerror=a>",
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; &amp;lt; &quot; onload=a \\u003cb\\u003e {{ 7*7 }}",
    "styles": "}</style> url(javascript:alert(1)) expression(alert(1)) ; background: url(//a.b/c) /* @import 'x' {%",
    "command": "::error file=a.yaml,line=1::pwned",
    "commands": "##[error]x ##vso[task.setvariable variable=a]b ##teamcity[x] %0A::stop-commands::t",
    "lines": "a\n::add-mask::a\r\n\r::set-output name=a::b\x85\u2028::stop-commands::t\u2029::error::\x0b\x0c::debug::",
    "terminal": "\x1b]8;;https://example.org\x1b\\click\x1b]8;;\x07\x1b[2J\x9b31m\x9d0;x\x9c\x08\x08\x07\x7f\rpwned\x00",
    "turned": "\u202etxt.exe\u2066a\u2067b\u2068c\u202ad\u200be\u200ff\u061cg\ufeffh\xadi\u2060j",
    "formula": "=HYPERLINK(\"https://example.org\";\"x\")",
    "formulas": "@SUM(1+1)*cmd|' /C calc'!A0;=1+1,=2\t=3\r=4\n-5|+6\"=7",
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-1+cmd|' /C calc'!A0",
    "tab": "\t=1+1",
    "wide": "＝1+1; ＠SUM(1)",
    "markdown": "[x](javascript:alert(1)) ![y](https://example.org/z) <b>c</b> | d | `e ```` f` **g** ~~h~~ $i$ [^1]",
    "blocks": "# a\n\n- b\n- [ ] c\n\n| d | e |\n| - | - |\n\n```mermaid\nf\n```\n> g\n\n---\n1. h\n<details>\n\n    i",
    "callers": "@everyone #1 org/repo#2 GH-3 f00ba47cafe https://example.org www.a.org me@a.org :smile: !4 &5 %6",
    "mermaid": "%%{init: {'securityLevel': 'loose'}}%% click a href \"javascript:alert(1)\"; section b: 5: me # c",
    "dot": "\"]; x [URL=\"javascript:alert(1)\" label=<<b>y</b>>]; } subgraph z { \\N \\G \\\" \\",
    "json": "\",\"x\":1}] \\\" \\u0022 \u2028 \u2029 \ufffe\uffff \U0001fffe __proto__ constructor",
    "templates": "{{7*7}} {% raw %} ${x} $(id) `id` %s %(x)s {0} {x} \\1 \\g<0> [bold]x[/bold] [link=https://example.org]y[/link]",
    "long": "x" * 10_000,
    "words": "word " * 500,
}  # fmt: skip
"""What each is for, and the text."""

HARMLESS = "I ask somebody and wait"
"""A text that means nothing to any program."""
