export {
  type Fault,
  type FaultKind,
  fillSecrets,
  type Limits,
  type Loose,
  parseInstant,
  type Secret,
  type Writable,
  WriteError,
} from '@lendwire/xml'
export { type ClosedCodeName, closedCodes, openCodes, spelledCode } from './codes.ts'
export { contentModels } from './content-models.ts'
export { type ConvertedMessage, convertMessage, type DroppedPart } from './convert-message.ts'
export type * as Edition12 from './edition-1-2/messages.ts'
export type * as Edition20212 from './edition-2021-2/messages.ts'
export { isoErrorType } from './iso-error-type.ts'
export type { Edition, Message, MessageKind, MessageOf, PartialMessage } from './message.ts'
export {
  type ReadOptions,
  type ReadResult,
  readMessage,
  type ValidationResult,
  validateMessage,
} from './read-message.ts'
export { type WriteMessageOptions, writeMessage } from './write-message.ts'
