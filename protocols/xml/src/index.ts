export type { State } from './automaton.ts'
export {
  type AttributeType,
  type Child,
  type Content,
  type ContentModel,
  type ContentModelDefinition,
  compileContentModel,
  type ElementType,
} from './content-model.ts'
export { type Fault, type FaultKind, WriteError } from './fault.ts'
export type { Particle } from './grammar.ts'
export { parseInstant } from './instant.ts'
export type { Loose } from './loose.ts'
export {
  defaultLimits,
  type Parsed,
  type ParseOptions,
  parseDocument,
  type XmlReader,
} from './parse.ts'
export {
  findRawElement,
  type RawElement,
  type RawElementAttribute,
  rawDocument,
  rawText,
} from './raw-element.ts'
export { type ReadDocument, readDocument, rootAttribute, rootNamespace } from './read.ts'
export type { Limits } from './scan-state.ts'
export { fillSecrets, markSecret, type Secret, type Writable } from './secrets.ts'
export type { SimpleType, SimpleTypeName } from './simple-type.ts'
export type { XmlDocument, XmlElement, XmlNode } from './tree.ts'
export { type WriteOptions, writeDocument } from './write.ts'
