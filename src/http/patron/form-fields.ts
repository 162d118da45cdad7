import { html } from 'hono/html'
import type { Library } from '../../borrowing/library.ts'
import type { Service } from '../../borrowing/request/service.ts'
import type { SourcedField } from '../../borrowing/request/sourced-fields.ts'
import { type GatewayAreas, sentencesIn, textsIn } from '../../translations/gateway-sentences.ts'
import type { Language } from '../../translations/language.ts'
import type { Html } from '../pages/page.ts'
import type { CitedNumber, Values } from './fields.ts'
import { type FieldName, type Kind, labelOf, partName } from './fields.ts'
import type { NumberField } from './number-words.ts'
import { isNumberField } from './number-words.ts'

/** The values in the lower part of the form, as they were typed. */
export type Wishes = {
  readonly service: Service['type']
  readonly neededBy: string
  readonly pickup: string
  readonly anyEdition: boolean
  readonly note: string
  /** Whether the patron made the copyright declaration. */
  readonly declared: boolean
}

/** The faults of a form, by field name. */
export type FormFault = {
  readonly field: FieldName | 'neededBy' | 'pickup' | 'note' | 'declaration' | null
  readonly message: string
}

export type Words = GatewayAreas['patron_page']

/** Fields that hold few characters. */
const short: readonly FieldName[] = [
  ...([
    'isbn',
    'issn',
    'pmid',
    'doi',
    'volume',
    'issue',
    'publicationDate',
    'pagesRequested',
    'edition',
  ] as const),
]
const narrow: readonly FieldName[] = ['isbn', 'issn', 'pmid']

type Described = { readonly faults: readonly FormFault[]; readonly hint?: string | undefined }

/** Returns the words below a label, and the attributes by which a reader hears them with the field. */
const described = (name: string, { faults, hint }: Described) => {
  const mine = faults.filter(({ field }) => field === name)
  const ids = [...(hint === undefined ? [] : [`${name}-hint`]), ...(mine.length > 0 ? [`${name}-fault`] : [])]
  return {
    lines: html`${hint === undefined ? '' : html`<p class="hint" id="${name}-hint">${hint}</p>`}${
      mine.length === 0
        ? ''
        : html`<p class="fault" id="${name}-fault">${mine.map(({ message }) => message).join(' ')}</p>`
    }`,
    attributes: html`${ids.length === 0 ? '' : html` aria-describedby="${ids.join(' ')}"`}${
      mine.length === 0 ? '' : html` aria-invalid="true"`
    }`,
  }
}

/** Renders the choice to send a number that is not valid as it was typed. */
const asTypedChoice = (
  name: FieldName,
  { kind, faults, asTyped }: FormContent,
  language: Language,
): Html | '' =>
  isNumberField(name) && (asTyped.includes(name) || faults.some(({ field }) => field === name))
    ? html`<div class="field check"><label><input type="checkbox" name="asTyped" value="${name}"${
        asTyped.includes(name) ? html` checked` : ''
      }> ${sentencesIn(language).t('patron_page.numbers.asTyped', { label: labelOf(language, name, kind) })}</label></div>`
    : ''

/** Renders the text field of a part of the citation. */
export const textField = (
  name: FieldName,
  content: FormContent,
  language: Language,
  required: boolean,
): Html => {
  const { kind, values, sourcedFields, faults } = content
  const texts = textsIn(language).patron_page
  const mark = sourcedFields.find(({ field }) => field === partName(name))
  const { lines, attributes } = described(name, {
    faults,
    hint:
      mark === undefined
        ? undefined
        : sentencesIn(language).t('patron_page.filledFrom', { source: texts.sources[mark.source] }),
  })
  return html`<div class="field${short.includes(name) ? ' short' : ''}">
<label for="${name}">${labelOf(language, name, kind)}${required ? ` (${texts.required})` : ''}</label>
${lines}
<input type="text" id="${name}" name="${name}" value="${values[name] ?? ''}" maxlength="500"${
    narrow.includes(name) ? html` autocapitalize="none" spellcheck="false"` : ''
  }${attributes}>
</div>${asTypedChoice(name, content, language)}`
}

const serviceChoice = ({ wishes }: FormContent, { wish }: Words): Html => html`<fieldset class="choices">
<legend>${wish.service}</legend>
${(['loan', 'copy', 'copy_or_loan'] as const).map(
  (type) =>
    html`<label><input type="radio" name="service" value="${type}"${
      type === wishes.service ? html` checked` : ''
    }> ${wish.services[type]}</label>`,
)}
</fieldset>`

const pickupChoice = (
  locations: readonly string[],
  { wishes, faults }: FormContent,
  { wish }: Words,
): Html | '' => {
  if (locations.length === 0) return ''
  const { lines, attributes } = described('pickup', { faults })
  return html`<div class="field"><label for="pickup">${wish.pickup}</label>
${lines}
<select id="pickup" name="pickup"${attributes}>
<option value="">${wish.choose}</option>
${locations.map((place) => html`<option${place === wishes.pickup ? html` selected` : ''}>${place}</option>`)}
</select></div>`
}

/** Renders the fields for the patron's wishes. */
export const wishesFields = (locations: readonly string[], content: FormContent, texts: Words): Html => {
  const { wish } = texts
  const { kind, wishes, faults } = content
  const day = described('neededBy', { faults, hint: wish.neededByHint })
  const note = described('note', { faults })
  return html`<fieldset class="panel">
<legend>${wish.legend}</legend>
${serviceChoice(content, texts)}
${
  kind === 'book'
    ? html`<div class="field check"><label><input type="checkbox" name="anyEdition" value="yes"${
        wishes.anyEdition ? html` checked` : ''
      }> ${wish.anyEdition}</label></div>`
    : ''
}
<div class="field"><label for="neededBy">${wish.neededBy}</label>
${day.lines}
<input type="date" id="neededBy" name="neededBy" value="${wishes.neededBy}"${day.attributes}></div>
${pickupChoice(locations, content, texts)}
<div class="field"><label for="note">${wish.note}</label>
${note.lines}
<textarea id="note" name="note" rows="3" maxlength="2000"${note.attributes}>${wishes.note}</textarea></div>
</fieldset>`
}

/** Returns the library's copyright declaration in the language of the page, where it has one. */
export const declarationOf = (
  { copyright, language: own }: Library,
  language: string,
): { readonly version: string; readonly text: string } | undefined => {
  const declaration = copyright?.declaration
  if (declaration === undefined) return undefined
  const { version, text } = declaration
  const shown = text[language] ?? text[own] ?? Object.values(text)[0]
  return shown === undefined ? undefined : { version, text: shown }
}

/** Renders the copyright declaration with its checkbox. */
export const declarationField = (
  library: Library,
  language: string,
  content: FormContent,
  texts: Words,
): Html | '' => {
  const declaration = declarationOf(library, language)
  if (declaration === undefined) return ''
  const { lines, attributes } = described('declaration', { faults: content.faults })
  return html`<fieldset class="panel">
<legend>${texts.wish.declaration}</legend>
<p>${declaration.text}</p>
<div class="field check">${lines}<label><input type="checkbox" id="declaration" name="declaration" value="yes"${
    content.wishes.declared ? html` checked` : ''
  }${attributes}> ${texts.wish.declare}</label></div>
</fieldset>`
}

/** The content of the form. */
export type FormContent = {
  readonly kind: Kind
  readonly values: Values
  readonly wishes: Wishes
  readonly sourcedFields: readonly SourcedField[]
  /** Numbers that no field of the form shows; they are sent too. */
  readonly furtherNumbers: readonly CitedNumber[]
  /** Numbers that are not valid and that the patron wants to send all the same. */
  readonly asTyped: readonly NumberField[]
  readonly faults: readonly FormFault[]
  /** The message above it. */
  readonly message: string | null
  /** The OpenURL that it came by, as it was sent; '' where there is none. */
  readonly openUrl: string
  /** Under it the form is carried out once, however often it is sent. */
  readonly once: string
  /** The addresses of the other forms, filled in as this one. */
  readonly others: readonly { readonly kind: Kind; readonly address: string }[]
}
