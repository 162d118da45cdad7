import { SimpleGrid } from '@mantine/core'
import { type Path, pathText, valueAt } from './draft.ts'
import { type FieldKind, kindOf } from './field-kind.ts'
import { useForm } from './form-context.tsx'
import classes from './member-fields.module.css'
import type { SchemaNode } from './schema-node.ts'

type Props = {
  readonly node: SchemaNode
  readonly path: Path
  readonly value: unknown
  /** A member that is shown otherwise. */
  readonly without?: string
}

const wide: ReadonlySet<FieldKind['kind']> = new Set(['list', 'object', 'json', 'record', 'alternatives'])

const isWide = (node: SchemaNode): boolean => {
  const kind = kindOf(node)
  return wide.has(kind.kind) || (kind.kind === 'text' && kind.isLong)
}

/** The fields of an object's members: small ones beside one another, large ones over the whole width. */
export const MemberFields = ({ node, path, value, without }: Props) => {
  const { placedElsewhere, Field } = useForm()
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg" verticalSpacing="md" className={classes.grid ?? ''}>
      {Object.entries(node.properties ?? {})
        .filter(([name]) => name !== without && name !== 'hash')
        .filter(([name]) => !placedElsewhere.has(pathText([...path, name])))
        .filter(([, member]) => kindOf(member).kind !== 'constant')
        .map(([name, member]) => (
          <div key={name} className={isWide(member) ? classes.wide : ''}>
            <Field
              node={member}
              path={[...path, name]}
              value={valueAt(value, [name])}
              isRequired={node.required?.includes(name) === true && member.default === undefined}
            />
          </div>
        ))}
    </SimpleGrid>
  )
}
