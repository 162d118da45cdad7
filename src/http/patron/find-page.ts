import { html } from 'hono/html'
import type { Library } from '../../borrowing/library.ts'
import type { Html } from '../pages/page.ts'
import { kinds } from './fields.ts'
import { addressOf, type Frame, page } from './layout.ts'
import { words } from './words.ts'

/**
 * The citation linker: one field takes a number or a whole reference, and leads to the form, filled in.
 *
 * @param given what stands in the field
 */
export const findPage = (frame: Frame & { readonly library: Library }, given: string): Html => {
  const { library, language } = frame
  const { findPage: said, kinds: forms } = words[language]
  return page(
    frame,
    said.title,
    html`<form class="panel" method="get" action="${addressOf(library, '/request')}" role="search">
<div class="field"><label for="q">${said.label}</label>
<p class="hint" id="q-hint">${said.hint}</p>
<textarea id="q" name="q" rows="4" maxlength="2000" required aria-describedby="q-hint">${given}</textarea></div>
<div class="actions"><button>${said.button}</button></div>
</form>
<section class="panel"><p>${said.instead}</p>
<ul class="plain">${kinds.map((kind) => html`<li><a href="${addressOf(library, `/request?kind=${kind}`)}">${forms[kind].link}</a></li>`)}</ul></section>`,
  )
}
