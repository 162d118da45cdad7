import { Fieldset, Stack, Switch, Text } from '@mantine/core'
import { startOf } from '../field-kind.ts'
import { useField, useForm } from '../form-context.tsx'
import { MemberFields } from '../member-fields.tsx'
import type { FieldProps } from './field-props.ts'

/** Settings that belong together. Where they may be left out as a whole, a switch says whether they are there. */
export const ObjectField = ({ node, path, value, isRequired, isBare = false }: FieldProps) => {
  const { change, isReadOnly } = useForm()
  const { shown, label } = useField(path, node.description)
  if (isBare) return <MemberFields node={node} path={path} value={value} />
  const mayBeLeftOut = !isRequired && node.default === undefined
  if (!mayBeLeftOut)
    return (
      <Fieldset legend={label}>
        <Stack gap="xs">
          {shown.description !== undefined && (
            <Text size="xs" c="dimmed">
              {shown.description}
            </Text>
          )}
          <MemberFields node={node} path={path} value={value} />
        </Stack>
      </Fieldset>
    )
  return (
    <Stack gap="xs">
      <Switch
        label={label}
        {...(shown.description === undefined ? {} : { description: shown.description })}
        {...(shown.error === undefined ? {} : { error: shown.error })}
        checked={value !== undefined}
        disabled={isReadOnly}
        onChange={(event) => change(path, event.currentTarget.checked ? (startOf(node) ?? {}) : undefined)}
      />
      {value !== undefined && (
        <Fieldset legend={label}>
          <MemberFields node={node} path={path} value={value} />
        </Fieldset>
      )}
    </Stack>
  )
}
