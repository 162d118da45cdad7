import { closedCodes, isoErrorType } from '@lendwire/iso18626'
import { expect, test } from 'vitest'

test.each([
  ['bad_value', 'requestingAgencyMessage/action', 'UnsupportedActionType'],
  ['bad_value', 'supplyingAgencyMessage/messageInfo/reasonForMessage', 'UnsupportedReasonForMessageType'],
  ['bad_value', 'supplyingAgencyMessage/statusInfo/status', 'UnrecognisedDataValue'],
  ['missing_element', 'requestingAgencyMessage/action', 'BadlyFormedMessage'],
  ['unknown_element', 'supplyingAgencyMessage/foo', 'UnrecognisedDataElement'],
  ['unknown_attribute', 'supplyingAgencyMessage/@foo', 'UnrecognisedDataElement'],
  ['unexpected_element', 'supplyingAgencyMessage/header', 'BadlyFormedMessage'],
  ['wrong_namespace', 'ISO18626Message', 'BadlyFormedMessage'],
  ['not_well_formed', '', 'BadlyFormedMessage'],
] as const)('%s at %s is %s', (kind, path, errorType) => {
  expect(isoErrorType({ kind, path, message: '' })).toBe(errorType)
  expect(closedCodes('1.2', 'errorType').has(errorType)).toBe(true)
})
