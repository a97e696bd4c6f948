"""How the coverage page looks, in light and dark."""

STYLE = """
:root{color-scheme:light dark;--ink:#1c2733;--quiet:#6a7683;--line:#d9dfe5;--accent:#3b6ea5;
--d0:#ffd9a0;--d1:#e4eef8;--d2:#b9d4ee;--d3:#85b4e0}
@media(prefers-color-scheme:dark){:root{--ink:#dfe6ee;--quiet:#8a97a5;--line:#333d48;--accent:#7fb0e0;
--d0:#7a4d10;--d1:#22354a;--d2:#2d5378;--d3:#3b78b0}body{background:#15191f}}
body{font:16px/1.55 system-ui,sans-serif;color:var(--ink);max-width:62rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2.5rem}small,.place,caption{color:var(--quiet)}
.sum{display:flex;flex-wrap:wrap;gap:0 1.4rem}.sum b{font-size:1.3rem}
.bars{display:flex;flex-wrap:wrap;gap:2rem;align-items:flex-start}caption{text-align:left}
th{font-weight:400;text-align:left}.n{text-align:right;font-variant-numeric:tabular-nums;min-width:1.6rem}
.bar{width:9rem}.bar i{display:block;height:.6rem;background:var(--accent);border-radius:2px}
.text{max-width:42rem;padding-left:2.6rem;position:relative}.place{position:absolute;left:0}
mark{color:inherit;padding:.05em .1em;border-radius:2px}a{color:inherit;text-decoration:none}
.d0{background:var(--d0)}.d1{background:var(--d1)}.d2{background:var(--d2)}.d3{background:var(--d3)}
.claims{border-collapse:collapse;width:100%}.claims td,.claims th{border-top:1px solid var(--line);padding:.25rem .3rem;
vertical-align:top}.claims tr:target{outline:2px solid var(--accent)}.claims th{color:var(--quiet)}
.claims td:first-child{min-width:16rem}summary{cursor:pointer}.none{color:var(--quiet)}
.h1{background:var(--d1)}.h2{background:var(--d2)}.h3,.h4{background:var(--d3)}
blockquote{margin:.4rem 0;padding-left:.7rem;border-left:3px solid var(--accent)}ul{margin:.3rem 0;padding-left:1.2rem}
"""
