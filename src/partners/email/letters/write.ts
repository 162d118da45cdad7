import type { Row } from './details.ts'

/** The ways to answer a letter. */
export type WaysToAnswer = {
  /** Leads to the page, with a button for each answer; undefined where the partner's letters have no links. */
  readonly link:
    | {
        readonly intro: string
        readonly url: string
        readonly buttons: readonly { readonly label: string; readonly url: string }[]
      }
    | undefined
  /** The form to fill in; undefined where replies are not read. */
  readonly form: { readonly intro: string; readonly text: string } | undefined
  /** The text if there is neither. */
  readonly otherwise: string
}

/** A part of a letter, ready to be written. */
export type Content =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'answer'; readonly ways: WaysToAnswer }

const textRows = (rows: readonly Row[], colon: string): string =>
  rows.map(({ label, value }) => `${label}${colon} ${value.replaceAll('\n', '\n    ')}`).join('\n')

const textAnswer = ({ link, form, otherwise }: WaysToAnswer): string =>
  [
    ...(link === undefined ? [] : [`${link.intro}\n${link.url}`]),
    ...(form === undefined ? [] : [`${form.intro}\n\n${form.text}`]),
    ...(link === undefined && form === undefined ? [otherwise] : []),
  ].join('\n\n')

const inText = (content: Content, colon: string): string => {
  switch (content.kind) {
    case 'paragraph':
      return content.text
    case 'rows':
      return textRows(content.rows, colon)
    case 'answer':
      return textAnswer(content.ways)
  }
}

/**
 * Writes a letter as plain text.
 *
 * @param colon between a label and its value
 */
export const writeText = (contents: readonly Content[], colon: string): string =>
  `${contents
    .map((content) => inText(content, colon))
    .filter((text) => text !== '')
    .join('\n\n')}\n`

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Returns HTML whose values are text: every one of them is escaped, but for HTML that this function made. */
const html = (
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html => ({
  html: parts.reduce((page, part, index) => page + inHtml(values[index - 1]) + part),
})
type Html = { readonly html: string }

const inHtml = (value: string | Html | readonly Html[] = ''): string => {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
  return 'html' in value ? value.html : value.map((each) => each.html).join('')
}

const broken = (text: string): readonly Html[] =>
  text.split('\n').map((each, index) => (index === 0 ? html`${each}` : html`<br>${each}`))

const htmlRows = (rows: readonly Row[]): Html => html`<table style="border-collapse:collapse">
${rows.map(
  ({ label, value }) =>
    html`<tr><th scope="row" style="text-align:left;vertical-align:top;padding:2px 12px 2px 0">${label}</th><td style="padding:2px 0">${broken(value)}</td></tr>
`,
)}</table>`

const button = ({ label, url }: { readonly label: string; readonly url: string }): Html =>
  html`<a href="${url}" style="display:inline-block;margin:0 8px 8px 0;padding:8px 14px;border:1px solid #1a4f8a;border-radius:4px;color:#1a4f8a;text-decoration:none">${label}</a>
`

const htmlAnswer = ({ link, form, otherwise }: WaysToAnswer): Html =>
  html`${
    link === undefined
      ? ''
      : html`<p>${link.intro}</p>
<p>${link.buttons.map(button)}</p>
<p><a href="${link.url}">${link.url}</a></p>
`
  }${form === undefined ? '' : html`<p>${form.intro}</p><pre>${form.text}</pre>`}${
    link === undefined && form === undefined ? html`<p>${otherwise}</p>` : ''
  }`

const partInHtml = (content: Content): Html => {
  switch (content.kind) {
    case 'paragraph':
      return html`<p>${broken(content.text)}</p>
`
    case 'rows':
      return htmlRows(content.rows)
    case 'answer':
      return htmlAnswer(content.ways)
  }
}

/**
 * Writes a letter as an HTML page, from the same parts as its text.
 *
 * @param language its code, for the page
 */
export const writeHtml = (contents: readonly Content[], language: string): string =>
  html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"></head><body>
${contents.map(partInHtml)}</body></html>
`.html
