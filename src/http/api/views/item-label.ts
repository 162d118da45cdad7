import { toSVG } from '@bwip-js/generic'
import { html, raw } from 'hono/html'
import { effectOf } from '../../../borrowing/items/condition-effects.ts'
import { conditionsOfItem } from '../../../borrowing/items/item-conditions.ts'
import type { Item } from '../../../borrowing/request/item.ts'
import type { Patron } from '../../../borrowing/request/patron.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import type { PartnerCode } from '../../../borrowing/values.ts'
import { colonIn, sentencesIn, textsIn } from '../../../translations/gateway-sentences.ts'
import type { Language } from '../../../translations/language.ts'
import { conditionsInWords } from '../../condition-words.ts'

type Html = ReturnType<typeof html>

/** One label fills one page of a label printer, and is alone on a sheet of an office printer. */
const style = `
@page { size: 100mm 60mm; margin: 3mm }
* { box-sizing: border-box }
body { font: 9pt/1.3 system-ui, sans-serif; color: #000; background: #fff; margin: 0 }
article { width: 94mm; height: 54mm; overflow: hidden; break-after: page; display: grid; grid-template-rows: auto minmax(0, 1fr) auto; gap: 1mm }
h1 { font-size: 15pt; margin: 0; line-height: 1.1; overflow-wrap: anywhere }
p { margin: 0; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2 }
footer { display: flex; justify-content: space-between; align-items: end; gap: 3mm }
svg { width: 55mm; height: 12mm; display: block }
.sign { flex: 1; border-top: 1px solid #000; font-size: 7pt }
.number { font-family: ui-monospace, monospace; text-align: center }`

/** Returns whether the partner asks that the patron signs for an item. */
const needsSignature = (request: Request, item: Item): boolean =>
  conditionsOfItem(request, item).some((each) => effectOf(each).loan === 'signed')

const nameOf = (patron: Patron | undefined): string =>
  patron === undefined
    ? ''
    : [patron.surname, patron.givenName].filter((part) => part !== undefined).join(', ') || patron.id

/**
 * Renders labels for the hold shelf, one for each item: an HTML page that prints one label on each page.
 *
 * @param facts the request, its items (one label without an item where there are none), the patron where the reader may
 *  see who it is, the names of partners by their codes, and the language of the words
 */
export const itemLabel = (facts: {
  readonly request: Request
  readonly items: readonly Item[]
  readonly patron: Patron | undefined
  readonly partnerName: (partner: PartnerCode) => string
  readonly language: Language
}): Html => {
  const { request, items, patron, language } = facts
  const words = textsIn(language).slip
  const { t } = sentencesIn(language)
  const { number, citation, pickupLocation, rota } = request
  const barcode = toSVG({ bcid: 'code128', text: number, height: 10 })
  const title = [citation.titleOfComponent ?? citation.title, citation.author]
    .filter((part) => part !== undefined)
    .join(' / ')
  const one = (item: Item | undefined): Html => {
    const partner = rota.find(({ id }) => id === item?.entry)?.partner
    const due = item?.patronDueDate ?? item?.dueDate
    const conditions = item === undefined ? undefined : conditionsInWords(request, [item], language)
    const lines = [
      conditions === undefined ? undefined : `${words.conditions}${colonIn(language)} ${conditions}`,
      pickupLocation,
      due === undefined ? undefined : t('slip.due', { day: { day: due } }),
      partner === undefined ? undefined : t('slip.from', { partner: facts.partnerName(partner) }),
      item?.returnTo === undefined
        ? undefined
        : `${words.returnTo}${colonIn(language)} ${item.returnTo.join(', ')}`,
      item?.barcode,
    ]
    return html`<article>
  <header><h1>${nameOf(patron)}</h1><p>${[title, item?.volume].filter((part) => part !== undefined).join(', ')}</p></header>
  <div>${lines.filter((line) => line !== undefined).map((line) => html`<p>${line}</p>`)}</div>
  <footer><div role="img" aria-label="${words.barcode} ${number}">${raw(barcode)}<p class="number">${number}</p></div>${item !== undefined && needsSignature(request, item) ? html`<p class="sign">${words.signature}</p>` : ''}</footer>
</article>`
  }
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${words.label} ${number}</title>
<style>${raw(style)}</style>
</head>
<body>${items.length === 0 ? one(undefined) : items.map(one)}</body>
</html>`
}
