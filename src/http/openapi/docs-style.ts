/** The style of the page: one column, readable at any width, light or dark as the reader has it. */
export const style = `
:root { color-scheme: light dark; --ink: #1c1c1a; --paper: #fdfdfb; --quiet: #63635d; --line: #dcdcd5; --accent: #135e6b; --wash: #f3f3ee; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e7e7e1; --paper: #191a1a; --quiet: #a0a099; --line: #383a39; --accent: #7cc4d0; --wash: #222423; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
header, main, nav { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
h1 { font-size: 2rem; margin: 0; }
h2 { font-size: 1.35rem; margin: 3rem 0 .75rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h4 { font-size: .9rem; margin: 1.2rem 0 .3rem; }
p { margin: .5rem 0; max-width: 46rem; white-space: normal; }
a { color: var(--accent); }
code { font: .9em ui-monospace, monospace; }
nav ul { list-style: none; margin: 0; padding: 0; columns: 18rem; column-gap: 2rem; }
nav li { break-inside: avoid; margin-bottom: 1rem; }
nav li li { margin: 0; font-size: .9rem; }
article, details { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.1rem; margin: 1rem 0; }
article:target, details:target { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
summary { cursor: pointer; }
.method { display: inline-block; min-width: 4.2em; padding: .1em .5em; border-radius: .3em; background: var(--wash); color: var(--accent); font: 600 .8rem ui-monospace, monospace; text-align: center; }
.method.delete { color: #b3402a; }
table { width: 100%; border-collapse: collapse; margin: .6rem 0; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-top: 1px solid var(--line); font-weight: 400; overflow-wrap: anywhere; }
thead th { border-top: 0; color: var(--quiet); }
th[scope=row] { width: 15rem; }
.answers th[scope=row] { width: 4rem; font-variant-numeric: tabular-nums; }
b { color: #b3402a; margin-left: .2em; }
.quiet { color: var(--quiet); }
td.quiet { width: 5rem; white-space: nowrap; overflow-wrap: normal; }
.pattern { color: var(--quiet); font-size: .8em; }
.inner { border-left: 2px solid var(--line); padding-left: .8rem; }
.inner th[scope=row] { width: 11rem; }
@media (max-width: 40rem) { th[scope=row], .inner th[scope=row] { width: 9rem; } }
footer { margin: 4rem 0 2rem; text-align: center; color: var(--quiet); font-size: .85rem; }
`
