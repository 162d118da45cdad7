import type { Reply } from '../reply.ts'
import type { Facts } from './event.ts'
import { holds } from './phrase.ts'
import { plainForm } from './plain-form.ts'

/** Names of files that go with a delivery or come before it, and are none. */
const paperwork =
  /invoice|rechnung|form|licen[cs]e|lizenz|agreement|vertrag|quote|angebot|terms|agb|receipt|quittung|slip|schein|conditions|bedingung|certificate|declaration|erklaerung|policy|gebuehr|bestellung|order|request|anfrage/

/** Returns whether a copy was asked for and files came that may be it: none of them is by its name an invoice or a form. */
export function mayBeDelivered({ files }: Reply, { service }: Facts): boolean {
  const isCopy = service === 'copy' && files.length > 0
  return isCopy && files.every(({ name = '' }) => !holds(plainForm(name), paperwork))
}
