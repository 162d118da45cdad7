/** The style of the pages for patrons: one column, large enough to touch, the colours of the system, light or dark. */
export const style = `
:root { color-scheme: light dark; --line: #8a8f98; --quiet: #595f69; --accent: #14539a; --bad: #b00020; --soft: #eef3f9 }
@media (prefers-color-scheme: dark) { :root { --line: #7d838d; --quiet: #b4bac4; --accent: #8fc1ff; --bad: #ff8a96; --soft: #1d2733 } }
* { box-sizing: border-box }
body { font: 1.0625rem/1.5 system-ui, sans-serif; margin: 0 auto; padding: 0 1rem 3rem; max-width: 44rem; overflow-wrap: anywhere }
a { color: var(--accent) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.skip { position: absolute; left: -999rem }
.skip:focus { position: static }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem; padding: 1rem 0 .5rem; border-bottom: 1px solid var(--line) }
header p { margin: 0; font-weight: 600 }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: .75rem 0 }
nav a { display: inline-block; padding: .35rem 0 }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1.25rem 0 .75rem }
h2 { font-size: 1.15rem; margin: 1.75rem 0 .5rem }
fieldset { border: 0; border-top: 1px solid var(--line); margin: 1.5rem 0 0; padding: .5rem 0 0 }
legend { font-weight: 600; padding: 0 .5rem 0 0 }
.field { margin: 1rem 0 }
label, .label { display: block; font-weight: 600 }
.check label, .choices label { font-weight: 400; display: flex; gap: .6rem; align-items: center; padding: .35rem 0 }
input[type=text], input[type=password], input[type=date], select, textarea { font: inherit; width: 100%; padding: .55rem; border: 1px solid var(--line); border-radius: .25rem; background: Canvas; color: CanvasText }
input[type=radio], input[type=checkbox] { width: 1.25rem; height: 1.25rem; flex: none }
[aria-invalid=true] { border: 2px solid var(--bad) }
.hint { color: var(--quiet); margin: .15rem 0; font-size: .95rem }
.fault { color: var(--bad); margin: .15rem 0; font-weight: 600 }
.box { background: var(--soft); border-left: .3rem solid var(--accent); padding: .75rem 1rem; margin: 1rem 0 }
.box.bad { border-color: var(--bad) }
.box p { margin: .25rem 0 }
button, .button { font: inherit; font-weight: 600; display: inline-block; padding: .65rem 1.2rem; border: 1px solid var(--accent); border-radius: .25rem; background: var(--accent); color: Canvas; text-decoration: none; cursor: pointer }
.button.second, button.second { background: transparent; color: var(--accent) }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.25rem 0 }
.list { list-style: none; padding: 0 }
.list li { border-bottom: 1px solid var(--line); padding: .9rem 0 }
.list p { margin: .15rem 0 }
.list a { font-weight: 600 }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .35rem 1rem; margin: .75rem 0 }
dt { color: var(--quiet) }
dd { margin: 0 }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .75rem; display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center }
footer p { margin: 0 }
footer form { margin: 0 }
footer button { padding: .35rem .8rem }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .6rem } .actions > * { width: 100%; text-align: center } }
`
