import type { Fault } from '@lendwire/xml'
import type { ErrorType } from './edition-2021-2/messages.ts'

/**
 * Names the errorType that a confirmation gives for a fault (ISO 18626:2021, errorData).
 *
 * @param fault from `readMessage` or `validateMessage`
 */
export function isoErrorType({ kind, path }: Fault): ErrorType {
  switch (kind) {
    case 'bad_value':
      if (path.endsWith('/action')) return 'UnsupportedActionType'
      return path.endsWith('/reasonForMessage') ? 'UnsupportedReasonForMessageType' : 'UnrecognisedDataValue'
    case 'unknown_element':
    case 'unknown_attribute':
      return 'UnrecognisedDataElement'
    default:
      return 'BadlyFormedMessage'
  }
}
