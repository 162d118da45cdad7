const user = ['Unknown User', 'User Authentication Failed'] as const
const userBlocked = [...user, 'User Blocked'] as const

/**
 * The problem types of the standard (ANSI/NISO Z39.83-2, the messaging and processing error schemes): those of messages,
 * those of every service, and those of services that have their own (LookupRequest's is known from systems that send it).
 * `unlisted` are in no scheme, but sent.
 */
export const problemTypes = {
  messaging: [
    'Invalid Message Syntax Error',
    'Protocol Error',
    'Unknown Element',
    'Unknown Scheme',
    'Unknown Service',
    'Unknown Value From Known Scheme',
  ],
  general: [
    'Agency Authentication Failed',
    'Invalid Amount',
    'Invalid Date',
    'Needed Data Missing',
    'System Authentication Failed',
    'Temporary Processing Failure',
    'Unauthorized Combination Of Element Values For Agency',
    'Unauthorized Combination Of Element Values For System',
    'Unauthorized Service For Agency',
    'Unauthorized Service For System',
    'Unknown Agency',
    'Unknown System',
    'Unsupported Service',
  ],
  AcceptItem: [
    'Cannot Accept Item',
    'Cannot Guarantee Restrictions On Use',
    'Element Rule Violated',
    'Unknown Item',
    'Unknown Request',
    'Unknown User',
    'User Ineligible To Check Out This Item',
  ],
  CancelRequestItem: [
    'Element Rule Violated',
    'Request Already Processed',
    'Unknown Item',
    'Unknown Request',
    ...user,
  ],
  CheckInItem: ['Item Not Checked Out', 'Unknown Item'],
  CheckOutItem: [
    'Item Does Not Circulate',
    'Maximum Check Outs Exceeded',
    'Resource Cannot Be Provided',
    'Unknown Item',
    'Unknown Request',
    'Unsupported Shipping Address Type',
    ...userBlocked,
    'User Ineligible To Check Out This Item',
  ],
  CreateUserFiscalTransaction: [
    'Account Access Denied',
    'Duplicate Fiscal Transaction',
    'Element Rule Violated',
    'Unable To Add Element',
    'Unknown Item',
    'Unknown Request',
    ...user,
    'User Access Denied',
  ],
  LookupItem: ['Element Rule Violated', 'Item Access Denied', 'Non-Unique Item', 'Unknown Item'],
  LookupRequest: ['Element Rule Violated', 'Unknown Request'],
  LookupUser: ['Element Rule Violated', 'Non-Unique User', ...user, 'User Access Denied'],
  RenewItem: [
    'Item Not Checked Out',
    'Item Not Renewable',
    'Maximum Renewals Exceeded',
    'Renewal Not Allowed - Item Has Outstanding Requests',
    'Unknown Item',
    ...userBlocked,
    'User Ineligible To Renew This Item',
  ],
  RequestItem: [
    'Duplicate Request',
    'Element Rule Violated',
    'Item Does Not Circulate',
    'Item Not Available By Need Before Date',
    'Unknown Item',
    ...userBlocked,
    'User Ineligible To Request This Item',
  ],
  UpdateRequestItem: [
    'Element Rule Violated',
    'Item Access Denied',
    'Unable To Add Element',
    'Unable To Delete Element',
    'Unknown Item',
    'Unknown Request',
    ...user,
  ],
  unlisted: ['Duplicate Item'],
} as const

/** The lists of problem types. */
export type ProblemTypeList = keyof typeof problemTypes

/** A problem type that is in one of the lists. */
export type ProblemTypeName = (typeof problemTypes)[ProblemTypeList][number]

/**
 * The service whose problems another one has too: a notification has those of what it tells of, and a service without a
 * list of its own those of the nearest.
 */
const listOfService: Readonly<Record<string, ProblemTypeList>> = {
  CirculationStatusUpdated: 'CheckOutItem',
  ItemRecalled: 'RenewItem',
  ItemReceived: 'AcceptItem',
  ItemShipped: 'AcceptItem',
  RecallItem: 'RenewItem',
  ItemCheckedIn: 'CheckInItem',
  ItemCheckedOut: 'CheckOutItem',
  ItemRenewed: 'RenewItem',
  ItemRequestCancelled: 'CancelRequestItem',
  ItemRequestUpdated: 'UpdateRequestItem',
  ItemRequested: 'RequestItem',
  UserFiscalTransactionCreated: 'CreateUserFiscalTransaction',
}

const schemes = 'http://www.niso.org/ncip/v1_0/schemes'

/**
 * Names the scheme that a problem type is of: the service's own, or that of the service which a notification tells of;
 * else a scheme for every service, or the only one that has the type; else that of loans, since some systems cannot read a
 * problem without a scheme.
 *
 * @param service the service that has the problem
 * @returns undefined if no scheme has it, or several do and no service is named
 */
export function problemScheme(type: ProblemTypeName, service = ''): string | undefined {
  const lists = Object.keys(problemTypes).filter((list) => listed(list, type))
  const nearest = service === '' ? undefined : 'CheckOutItem'
  const preferred = [service, listOfService[service], 'messaging', 'general', nearest].find(
    (name) => name !== undefined && lists.includes(name),
  )
  const [only, ...others] = lists
  const list = preferred ?? (others.length === 0 ? only : undefined)
  switch (list) {
    case 'messaging':
      return `${schemes}/messagingerrortype/messagingerrortype.scm`
    case 'unlisted':
    case undefined:
      return undefined
    default:
      return `${schemes}/processingerrortype/${list.toLowerCase()}processingerror.scm`
  }
}

function listed(list: string, type: string): boolean {
  const names: Readonly<Record<string, readonly string[]>> = problemTypes
  return names[list]?.includes(type) === true
}
