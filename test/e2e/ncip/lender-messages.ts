import { problemsOf } from 'node-ncip'
import {
  header,
  itemIdElement,
  message,
  requestIdElement,
  valid,
} from '../../partners/ncip/sample-messages.ts'
import type { Pair } from './setting.ts'

/** Returns the problem types of an answer, which must be valid. */
export const problemsIn = async (answer: Response): Promise<readonly string[]> =>
  problemsOf(valid(await answer.text())).map(({ type }) => type)

/** Returns a lender's message about a request. */
export const about = (
  made: Pair,
  number: string,
  kind: string,
  content: string,
  from = `XX-${made.partner}`,
  to = `XX-${made.library}`,
): string =>
  message(kind, `${requestIdElement.replace('BORR-7K2MQ4X9-1', `${number}-1`)}${content}`, header(from, to))

/** Returns a lender's message that an item was shipped. */
export const shipped = (
  made: Pair,
  number: string,
  from?: string,
  item = itemIdElement(),
  to?: string,
): string =>
  about(
    made,
    number,
    'ItemShipped',
    `${item}<DateShipped>2026-11-24T14:00:00Z</DateShipped><ShippingInformation><PhysicalAddress><UnstructuredAddress><UnstructuredAddressType>Newline-Delimited Text</UnstructuredAddressType><UnstructuredAddressData>There</UnstructuredAddressData></UnstructuredAddress><PhysicalAddressType>Postal Address</PhysicalAddressType></PhysicalAddress></ShippingInformation>`,
    from,
    to,
  )
