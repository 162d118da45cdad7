import type { Path } from '../draft.ts'
import type { SchemaNode } from '../schema-node.ts'

/** The properties of every field. */
export type FieldProps = {
  readonly node: SchemaNode
  readonly path: Path
  readonly value: unknown
  readonly isRequired: boolean
  /** True where something around the field has its name already. */
  readonly isBare?: boolean
}
