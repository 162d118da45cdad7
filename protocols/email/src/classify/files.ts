import type { Reply } from '../reply.ts'
import type { Facts } from './event.ts'
import { holds } from './phrase.ts'
import { plainForm } from './plain-form.ts'

/** Names of files that accompany or precede a delivery but are not the item. */
const paperwork =
  /invoice|rechnung|form|licen[cs]e|lizenz|agreement|vertrag|quote|angebot|terms|agb|receipt|quittung|slip|schein|conditions|bedingung|certificate|declaration|erklaerung|policy|gebuehr|bestellung|order|request|anfrage/

/** Returns whether the request is for a copy and the files may be that copy: no file name says invoice, form or the like. */
export function mayBeDelivered({ files }: Reply, { service }: Facts): boolean {
  const isCopy = service === 'copy' && files.length > 0
  return isCopy && files.every(({ name = '' }) => !holds(plainForm(name), paperwork))
}
