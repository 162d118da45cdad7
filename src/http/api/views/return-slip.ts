import { toSVG } from '@bwip-js/generic'
import { html, raw } from 'hono/html'
import type { Library } from '../../../borrowing/library.ts'
import type { Item } from '../../../borrowing/request/item.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import type { Address, Day } from '../../../borrowing/values.ts'
import type { Partner } from '../../../partners/partner.ts'
import { dateInWords } from '../../../translations/date-in-words.ts'
import { colonIn, textsIn } from '../../../translations/gateway-sentences.ts'
import type { Language } from '../../../translations/language.ts'
import { conditionsInWords } from '../../condition-words.ts'

type Html = ReturnType<typeof html>
type Texts = ReturnType<typeof textsIn>['slip']

const columnNames = ['barcode', 'item', 'volume', 'call_number', 'due'] as const

const linesOf = (address: Address | undefined): readonly string[] => {
  if (address === undefined || address.kind === 'electronic') return []
  const town = [address.postalCode, address.locality].filter((part) => part !== undefined).join(' ')
  return [address.line1, address.line2, town, address.region, address.country].filter(
    (line): line is string => line !== undefined && line !== '',
  )
}

const postal = (addresses: readonly Address[]): readonly string[] =>
  linesOf(addresses.find((address) => address.kind === 'physical'))

/** Returns the contacts at the partner, one line each. */
const contactsOf = (partner: Partner | null): readonly string[] =>
  (partner?.contacts ?? [])
    .slice(0, 3)
    .map(({ name, phone, email }) => [name, phone, email].filter((part) => part !== undefined).join(', '))

const block = (label: string, name: string, lines: readonly string[]): Html => html`<section>
  <h2>${label}</h2>
  <p><strong>${name}</strong>${lines.map((line) => html`<br>${line}`)}</p>
</section>`

const longDay = (day: Day, language: Language): string => dateInWords(day, language, 'UTC')

/** What each column says of an item: the barcode that is on it, and the partner's own id where that is another. */
const cells: Readonly<
  Record<keyof Texts['columns'], (item: Item, language: Language) => string | undefined>
> = {
  barcode: ({ barcode, ils }) => barcode ?? ils?.id,
  item: ({ partnerItemId }) => partnerItemId,
  volume: ({ title, volume }) => [title, volume].filter((part) => part !== undefined).join(', '),
  call_number: ({ callNumber }) => callNumber,
  due: ({ dueDate }, language) => (dueDate === undefined ? undefined : longDay(dueDate, language)),
}

/** Returns the table of the items, without columns that say nothing of any of them. */
const tableOf = (items: readonly Item[], columns: Texts['columns'], language: Language): Html => {
  const shown = columnNames.filter((name) => items.some((item) => Boolean(cells[name](item, language))))
  return html`<table>
    <thead><tr>${shown.map((name) => html`<th scope="col">${columns[name]}</th>`)}</tr></thead>
    <tbody>${items.map((item) => html`<tr>${shown.map((name) => html`<td>${cells[name](item, language) ?? ''}</td>`)}</tr>`)}</tbody>
  </table>`
}

/** Fits one A4 or letter page: long lists get smaller type, long titles are cut by the page itself. */
const style = (items: number): string => `
@page { margin: 15mm }
* { box-sizing: border-box }
body { font: ${items > 15 ? '8pt' : '11pt'}/1.35 system-ui, sans-serif; color: #000; background: #fff; max-width: 180mm; margin: 0 auto; padding: 4mm }
header { display: flex; justify-content: space-between; align-items: start; gap: 10mm; border-bottom: 2px solid #000; padding-bottom: 4mm }
h1 { font-size: 18pt; margin: 0 }
h2 { font-size: 9pt; text-transform: uppercase; letter-spacing: .08em; margin: 0 0 1mm }
.barcode svg { width: 70mm; height: 18mm; display: block }
.barcode p { margin: 1mm 0 0; text-align: center; font-family: ui-monospace, monospace }
.parties { display: grid; grid-template-columns: 1fr 1fr; gap: 10mm; margin: 6mm 0 }
.title { max-height: 24mm; overflow: hidden }
table { width: 100%; border-collapse: collapse; break-inside: avoid }
th, td { text-align: left; border-bottom: 1px solid #999; padding: 1mm 2mm 1mm 0; vertical-align: top }
section { break-inside: avoid }`

/**
 * Renders the slip that goes back with the items: an HTML page that prints on one sheet, with the request number as a
 * Code 128 barcode, in the library's language. It is addressed to the return address that came with the shipment, else
 * to the partner's.
 *
 * @param facts the request, the library that returns, the partner that lent (null where it is gone from the directory),
 *  the request id under which the partner knows it, and the items that go back
 */
export const returnSlip = (facts: {
  readonly request: Request
  readonly library: Library
  readonly partner: Partner | null
  readonly requestId: string
  readonly partnerRequestId: string | undefined
  readonly items: readonly Item[]
}): Html => {
  const { request, library, partner, items } = facts
  const { citation } = request
  const words = textsIn(library.language).slip
  const colon = colonIn(library.language)
  const barcode = toSVG({ bcid: 'code128', text: request.number, height: 12 })
  const conditions = conditionsInWords(request, items, library.language)
  const returnTo = items.find((item) => item.returnTo !== undefined)?.returnTo
  const title = [citation.titleOfComponent, citation.title, citation.author]
    .filter((part) => part !== undefined)
    .join(' / ')
  return html`<!doctype html>
<html lang="${library.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.returnSlip} ${request.number}</title>
<style>${raw(style(items.length))}</style>
</head>
<body>
<header>
  <h1>${words.heading}</h1>
  <div class="barcode" role="img" aria-label="${words.barcode} ${request.number}">${raw(barcode)}<p>${request.number}</p></div>
</header>
<div class="parties">
  ${block(words.returnTo, partner?.name ?? words.lendingLibrary, [
    ...(returnTo ?? postal(partner?.addresses ?? [])),
    ...contactsOf(partner),
  ])}
  ${block(words.sender, library.name, postal(library.addresses))}
</div>
<section class="title"><h2>${words.title}</h2><p>${title}</p></section>
<section>
  <h2>${words.numbers}</h2>
  <p>${words.ourRequest}${colon} ${facts.requestId}${
    facts.partnerRequestId === undefined
      ? ''
      : html`<br>${words.yourRequest}${colon} ${facts.partnerRequestId}`
  }</p>
</section>
${conditions === undefined ? '' : html`<section><h2>${words.conditions}</h2><p>${conditions}</p></section>`}
<section>
  <h2>${words.items}</h2>
  ${tableOf(items, words.columns, library.language)}
</section>
</body>
</html>`
}
