import { type IlsRecords, userFields } from './execute-request.ts'
import { type IlsRequest, textUnder } from './ils-request.ts'

type Body = Readonly<Record<string, unknown>>

/** Removes elements with a Scheme: Evergreen’s NCIPServer reads an element with an attribute as something else, and does not see its value. */
export const withoutAttributed = (xml: string): string =>
  xml.replace(/<([A-Za-z:]+)\s+(?:\w+:)?Scheme="[^"]*">[^<]*<\/\1>/g, '')

const problem = (
  ProblemType: string,
  ProblemDetail: string,
  ProblemElement: string,
  ProblemValue: string,
) => ({
  Problem: [{ ProblemType: { value: ProblemType }, ProblemDetail, ProblemElement, ProblemValue }],
})

const hasElement = (body: unknown, name: string): boolean =>
  typeof body === 'object' && body !== null && name in body

const unsupported = new Set(['LookupItem', 'DeleteItem', 'RecallItem', 'CreateItem'])

/**
 * Does what Evergreen’s NCIPServer does in its own way, as it was seen (`../shared/interop/ncip/live-2`).
 *
 * @returns the body of its response; undefined where it does what others do
 */
export const answerAsEvergreen = ({ users, items }: IlsRecords, request: IlsRequest): Body | undefined => {
  const { kind, body, itemId = '' } = request
  if (unsupported.has(kind))
    return problem(
      'Unsupported Service',
      `${kind} service is not supported by this implementation.`,
      'NULL',
      'Not Supported',
    )
  const item = items.get(itemId)
  switch (kind) {
    case 'LookupUser': {
      // It takes the first input of the type that it knows for a barcode, and looks at no PIN.
      const inputs = hasElement(body, 'AuthenticationInput')
      const isBarcode = /^barcode/i.test(
        textUnder(body, 'AuthenticationInput', 'AuthenticationInputType') ?? '',
      )
      const barcode = isBarcode
        ? textUnder(body, 'AuthenticationInput', 'AuthenticationInputData')
        : undefined
      const id = inputs ? barcode : textUnder(body, 'UserId', 'UserIdentifierValue')
      if (id === undefined)
        return problem(
          'Needed Data Missing',
          'Cannot find user barcode in message.',
          'AuthenticationInputData',
          'NULL',
        )
      const user = users.find((each) => each.id === id || each.barcode === id)
      if (user === undefined)
        return problem('Unknown User', `User with barcode ${id} unknown`, 'UserIdentifierValue', id)
      if (!hasElement(body, 'UserElementType'))
        return {
          UserId: { UserIdentifierType: { value: 'Barcode' }, UserIdentifierValue: '' },
          UserOptionalFields: {},
        }
      return userFields(user)
    }
    case 'AcceptItem':
      if (textUnder(body, 'RequestedActionType') === undefined)
        return problem(
          'Unauthorized Combination Of Element Values For System',
          'We only support Hold For Pickup',
          'RequestedActionType',
          'HASH(0x55606cb04f50)',
        )
      return item === undefined
        ? undefined
        : problem(
            'Duplicate Item',
            `Item with barcode ${itemId} already exists.`,
            'ItemIdentifierValue',
            itemId,
          )
    case 'CancelRequestItem':
      // It looks for holds by the number of a title, never by the barcode of a temporary record.
      return problem('Unknown Request', 'No request found for the item and user', 'NULL', 'NULL')
    case 'CheckInItem':
      if (item !== undefined && !item.onLoan)
        return problem(
          'Item Not Checked Out',
          `Item with barcode ${itemId} is not checked out.`,
          'ItemIdentifierValue',
          itemId,
        )
      // What was lent and comes back takes its temporary record with it.
      items.delete(itemId)
      return item === undefined ? undefined : { ItemId: { ItemIdentifierValue: itemId } }
    default:
      return undefined
  }
}
