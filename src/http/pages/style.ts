/**
 * The style sheet of the pages for people without an account: patrons, lenders, readers of notices. It has the look of the
 * console, follows the colours of the device, and fits a phone as well as a wide screen.
 */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f6f8f9; --panel: #fff; --text: #212529; --quiet: #495057; --line: #dee2e6; --edge: #868e96;
  --accent: #0b6e75; --accent-strong: #085a60; --button: #0b6e75; --on-button: #fff; --bad: #b3261e;
  --open-text: #085a60; --open: #e0f1f3; --good-text: #1e6b33; --good: #e3f3e7;
  --warn-text: #8a3b00; --warn: #fdeee0; --bad-text: #96170b; --bad-soft: #fde8e6; --quiet-soft: #eef0f2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #1a1d20; --panel: #24282d; --text: #e9ecef; --quiet: #c1c7cd; --line: #3b4046; --edge: #7d848b;
    --accent: #75c6cd; --accent-strong: #a6dade; --button: #0b6e75; --on-button: #fff; --bad: #ff8a80;
    --open-text: #a6dade; --open: #173b3f; --good-text: #a3dcb2; --good: #1d3a26;
    --warn-text: #ffc59a; --warn: #4a2c14; --bad-text: #ffb4ac; --bad-soft: #4a1d19; --quiet-soft: #34393e;
  }
}
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body { font: 1rem/1.55 -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; margin: 0; background: var(--page); color: var(--text); overflow-wrap: anywhere }
a { color: var(--accent); text-underline-offset: .15em }
a:hover { color: var(--accent-strong) }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px }
.skip { position: absolute; left: -999rem }
.skip:focus { position: static; display: block; padding: .5rem 1rem }
.inner { max-width: 52rem; margin: 0 auto; padding: 0 1.25rem }
.top { background: var(--panel); border-bottom: 1px solid var(--line) }
.top .inner { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.5rem; padding-top: .9rem; padding-bottom: .9rem }
.top p { margin: 0; font-weight: 650; font-size: 1.0625rem }
.top .inner > p { margin-right: auto }
.top .inner > a { font-size: .9375rem }
.menu { background: var(--panel); border-bottom: 1px solid var(--line) }
.menu ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1.5rem; padding: 0; margin: 0 }
.menu a { display: block; padding: .65rem 0; font-size: .9375rem; color: var(--quiet); text-decoration: none; border-bottom: 2px solid transparent }
.menu a:hover { color: var(--text); border-color: var(--line) }
.menu a[aria-current] { color: var(--accent); border-color: var(--accent); font-weight: 600 }
main { display: block; padding: 1.75rem 0 2.5rem }
main:focus { outline: none }
h1 { font-size: 1.625rem; line-height: 1.25; letter-spacing: -.01em; margin: 0 0 1.25rem }
h1 + .byline { margin: -1rem 0 1.25rem; color: var(--quiet) }
h2 { font-size: 1.0625rem; line-height: 1.35; margin: 0 0 .75rem }
.panel { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 1.25rem; margin: 0 0 1rem }
.panel > :last-child { margin-bottom: 0 }
.panel > :first-child { margin-top: 0 }
.panel p { margin: 0 0 .6rem }
.lead { font-size: 1.0625rem }
.badge { display: inline-block; font-size: .8125rem; font-weight: 600; line-height: 1.4; padding: .15rem .6rem; border-radius: 1rem; color: var(--open-text); background: var(--open) }
.badge.quiet { color: var(--quiet); background: var(--quiet-soft) }
.badge.good { color: var(--good-text); background: var(--good) }
.badge.warn { color: var(--warn-text); background: var(--warn) }
.badge.bad { color: var(--bad-text); background: var(--bad-soft) }
.box { border-radius: 8px; padding: .85rem 1.25rem; margin: 0 0 1rem; color: var(--open-text); background: var(--open) }
.box.good { color: var(--good-text); background: var(--good) }
.box.warn { color: var(--warn-text); background: var(--warn) }
.box.bad { color: var(--bad-text); background: var(--bad-soft) }
.box > :first-child { margin-top: 0 }
.box > :last-child { margin-bottom: 0 }
.box h2 { margin-bottom: .35rem }
.box a { color: inherit }
.box ul { margin: 0; padding-left: 1.25rem }
.list { list-style: none; padding: 0; margin: 0; background: var(--panel); border: 1px solid var(--line); border-radius: 8px }
.list li { padding: 1rem 1.25rem; display: grid; grid-template-columns: 1fr auto; gap: .25rem 1rem; align-items: start }
.list li + li { border-top: 1px solid var(--line) }
.list p { margin: 0 }
.list .title { font-weight: 600 }
.list .title a { text-decoration: none }
.list .title a:hover { text-decoration: underline }
.list .more { grid-column: 1 / -1; color: var(--quiet); font-size: .9375rem }
.hint { color: var(--quiet); font-size: .9375rem; margin: .15rem 0 }
dl { display: grid; grid-template-columns: minmax(9rem, 30%) 1fr; gap: .45rem 1.25rem; margin: 0 }
dt { color: var(--quiet) }
dd { margin: 0; white-space: pre-line }
.field { margin: 0 0 1.1rem }
fieldset { border: 0; padding: 0; margin: 0; min-width: 0 }
legend { font-weight: 650; font-size: 1.0625rem; padding: 0; margin: 0 0 .75rem }
label, .label { display: block; font-weight: 600; margin-bottom: .3rem; font-size: .9375rem }
.check label, .choices label, label.check { font-weight: 400; font-size: 1rem; display: flex; gap: .65rem; align-items: center; padding: .3rem 0; margin: 0; min-height: 2.25rem }
input:not([type=radio], [type=checkbox], [type=hidden]), select, textarea { font: inherit; width: 100%; min-height: 2.6rem; padding: .5rem .75rem; border: 1px solid var(--edge); border-radius: 6px; background: var(--panel); color: inherit }
textarea { min-height: 6rem; resize: vertical }
input[type=file] { padding: .45rem .75rem }
input[type=radio], input[type=checkbox] { width: 1.2rem; height: 1.2rem; flex: none; margin: 0; accent-color: var(--button) }
input:focus-visible, select:focus-visible, textarea:focus-visible { outline-offset: 0; border-color: var(--accent) }
[aria-invalid=true] { border: 2px solid var(--bad) }
.fault { color: var(--bad); margin: .2rem 0 .35rem; font-weight: 600; font-size: .9375rem }
.plain { margin: 0; padding-left: 1.25rem }
.short { max-width: 20rem }
.others { margin: 0 0 1rem; font-size: .9375rem }
.others, .others ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; list-style: none; padding: 0 }
.others ul, .others p { margin: 0 }
fieldset.panel > legend { float: left; width: 100% }
fieldset.panel > legend + * { clear: both }
.panel dl + .actions, .panel dl + .hint { margin-top: 1.25rem }
.fieldrow { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem }
button, .button { font: inherit; font-weight: 600; display: inline-block; min-height: 2.6rem; padding: .5rem 1.25rem; border: 1px solid var(--button); border-radius: 6px; background: var(--button); color: var(--on-button); text-decoration: none; text-align: center; cursor: pointer }
button:hover, .button:hover { background: #085a60; border-color: #085a60; color: var(--on-button) }
.button.second, button.second { background: transparent; border-color: var(--edge); color: var(--text) }
.button.second:hover, button.second:hover { background: var(--quiet-soft); color: var(--text); border-color: var(--edge) }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.25rem 0 0 }
.choice { border-top: 1px solid var(--line) }
.choice:first-of-type { border-top: 0 }
.choice > label { display: flex; gap: .75rem; align-items: center; min-height: 2.9rem; font-weight: 500; font-size: 1rem; margin: 0; cursor: pointer }
.details { padding: .25rem 0 .9rem 1.95rem; max-width: 34rem }
@supports selector(:has(*)) { .choice:not(:has(> label > input:checked)) > .details { display: none } }
.below { border-top: 1px solid var(--line); padding-top: .9rem }
.below > legend { float: left; width: 100%; font-size: .9375rem; margin: 0 0 .35rem }
.below > legend + * { clear: both }
.foot { color: var(--quiet); font-size: .9375rem; padding-bottom: 2.5rem }
.foot .inner { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center }
.foot p, .foot form { margin: 0 }
.foot button { min-height: 2.2rem; padding: .25rem .9rem; font-size: .9375rem }
@media (max-width: 36rem) {
  .inner { padding: 0 1rem }
  main { padding-top: 1.25rem }
  h1 { font-size: 1.375rem }
  .panel { padding: 1rem }
  .list li { padding: .9rem 1rem; grid-template-columns: 1fr }
  .list .badge { justify-self: start }
  dl { grid-template-columns: 1fr; gap: 0 }
  dt { font-size: .875rem }
  dd { margin-bottom: .7rem }
  .fieldrow { grid-template-columns: 1fr }
  .actions > *, .actions button { width: 100% }
  .details { padding-left: 0 }
  .menu ul { gap: 0 1.25rem; padding: .25rem 0 }
  .menu a { padding: .35rem 0 }
}
@media print { .menu, .top .inner > a, .foot, .skip { display: none } body { background: none } .panel { border: 0; padding: 0 } }
@page record { margin: 0 }
@media print { body:has(.record) { page: record; padding: 14mm } }
`
