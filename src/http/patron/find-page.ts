import { html } from 'hono/html'
import type { Library } from '../../borrowing/library.ts'
import { textsIn } from '../../translations/gateway-sentences.ts'
import type { Html } from '../pages/page.ts'
import { kinds } from './fields.ts'
import { addressOf, type Frame, page } from './layout.ts'

/**
 * Renders the citation linker: one field takes a number or a whole reference, and leads to the form, filled in.
 *
 * @param reference the content of the field
 */
export const findPage = (frame: Frame & { readonly library: Library }, reference: string): Html => {
  const { library, language } = frame
  const { findPage: texts, kinds: forms } = textsIn(language).patron_page
  return page(
    frame,
    texts.title,
    html`<form class="panel" method="get" action="${addressOf(library, '/request')}" role="search">
<div class="field"><label for="q">${texts.label}</label>
<p class="hint" id="q-hint">${texts.hint}</p>
<textarea id="q" name="q" rows="4" maxlength="2000" required aria-describedby="q-hint">${reference}</textarea></div>
<div class="actions"><button>${texts.button}</button></div>
</form>
<section class="panel"><p>${texts.instead}</p>
<ul class="plain">${kinds.map((kind) => html`<li><a href="${addressOf(library, `/request?kind=${kind}`)}">${forms[kind].link}</a></li>`)}</ul></section>`,
  )
}
