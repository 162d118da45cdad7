export {
  type Fault,
  type FaultKind,
  fillSecrets,
  findRawElement,
  type Limits,
  type Loose,
  parseInstant,
  type RawElement,
  type RawElementAttribute,
  rawText,
  type Secret,
  type Writable,
  WriteError,
} from '@lendwire/xml'
export { contentModels, ncipNamespace } from './content-models.ts'
export { type Converted, toVersion1, toVersion2 } from './convert.ts'
export {
  type HeaderCredentials,
  redactCredentials,
  replaceCredentials,
  shownCredential,
} from './credentials.ts'
export { describeProblems } from './describe-problems.ts'
export type * as Version1 from './edition-1/messages.ts'
export type * from './edition-2/messages.ts'
export { elementAt, elementsAt, textAt, textInExt, textOf } from './elements.ts'
export { isListedCode, type ListedElement } from './listed-codes.ts'
export { matchProblemType } from './match-problem-type.ts'
export type {
  Edition,
  Message,
  MessageKind,
  MessageOf,
  PartialMessage,
  PartialMessageOf,
} from './message.ts'
export {
  faultProblemType,
  makeProblem,
  type ProblemDetails,
  problemsOf,
  type ReportedProblem,
} from './problem.ts'
export {
  type ProblemTypeList,
  type ProblemTypeName,
  problemScheme,
  problemTypes,
} from './problem-types.ts'
export {
  type ReadOptions,
  type ReadResult,
  readNcip,
  type ValidationResult,
  validateNcip,
} from './read-message.ts'
export { codedElements, echoedScheme, niso, withoutSchemes, withSchemes } from './schemes.ts'
export { type EditionOptions, type NamedMessage, writeInEdition } from './write-in-edition.ts'
export { schemaVersions, type WriteMessageOptions, writeNcip } from './write-message.ts'
