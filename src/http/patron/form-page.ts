import { html } from 'hono/html'
import type { Library } from '../../borrowing/library.ts'
import { textsIn } from '../../translations/gateway-sentences.ts'
import type { Html } from '../pages/page.ts'
import { fieldsOf, type Kind, kinds, mainField, writeFurtherNumber } from './fields.ts'
import {
  declarationField,
  type FormContent,
  type FormFault,
  textField,
  type Words,
  wishesFields,
} from './form-fields.ts'
import { addressOf, type Frame, formToken, page } from './layout.ts'
import type { Session } from './session.ts'

const furtherNumbersList = ({ furtherNumbers }: FormContent, { furtherNumbers: label }: Words): Html | '' =>
  furtherNumbers.length === 0
    ? ''
    : html`<div class="field"><p class="label" id="furtherNumbers">${label}</p>
<ul aria-labelledby="furtherNumbers">
${furtherNumbers.map(
  (number) =>
    html`<li>${number.type} ${number.value}<input type="hidden" name="number" value="${writeFurtherNumber(number)}"></li>`,
)}
</ul></div>`

const faultBox = (faults: readonly FormFault[], texts: Words): Html | '' =>
  faults.length === 0
    ? ''
    : html`<div class="box bad" role="alert"><p><strong>${texts.faults.title}</strong></p><ul>
${faults.map(({ field, message }) =>
  field === null ? html`<li>${message}</li>` : html`<li><a href="#${field}">${message}</a></li>`,
)}
</ul></div>`

/** Renders the form by which a patron asks for a book, an article or a chapter: blank, or filled in. */
export const formPage = (
  frame: Frame & { readonly library: Library; readonly session: Session },
  content: FormContent,
): Html => {
  const { library, session, language } = frame
  const texts = textsIn(language).patron_page
  const { kind, faults, message, sourcedFields, openUrl, once, others } = content
  return page(
    frame,
    texts.kinds[kind].title,
    html`${message === null ? '' : html`<div class="box" role="status"><p>${message}</p></div>`}
${faultBox(faults, texts)}
<nav class="others" aria-label="${texts.otherKinds}"><p class="hint">${texts.otherKinds}</p><ul>
${others.map((other) => html`<li><a href="${other.address}">${texts.kinds[other.kind].link}</a></li>`)}
</ul></nav>
<form method="post" action="${addressOf(library, '/request')}">
${formToken(session)}
<input type="hidden" name="kind" value="${kind}">
<input type="hidden" name="once" value="${once}">
<input type="hidden" name="openUrl" value="${openUrl}">
<input type="hidden" name="sourcedFields" value="${sourcedFields.map(({ field }) => field).join(',')}">
<fieldset class="panel">
<legend>${texts.kinds[kind].legend}</legend>
${fieldsOf[kind].map((name) => textField(name, content, language, name === mainField[kind]))}
${furtherNumbersList(content, texts)}
</fieldset>
${wishesFields(library.patronPages?.pickupLocations ?? [], content, texts)}
${declarationField(library, language, content, texts)}
<div class="actions"><button>${texts.send}</button></div>
</form>`,
  )
}

/** Lists the kinds of forms other than one. */
export const otherKinds = (kind: Kind): readonly Kind[] => kinds.filter((each) => each !== kind)
