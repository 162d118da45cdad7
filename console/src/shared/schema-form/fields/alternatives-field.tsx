import { Select, Stack } from '@mantine/core'
import { useWords } from '../../../words/words-context.tsx'
import type { Alternative } from '../field-kind.ts'
import { useField, useForm } from '../form-context.tsx'
import { MemberFields } from '../member-fields.tsx'
import type { FieldProps } from './field-props.ts'

/** A value of one of several shapes: first which one, then what it holds. */
export const AlternativesField = ({
  node,
  path,
  value,
  isRequired,
  isBare = false,
  alternatives,
}: FieldProps & { readonly alternatives: readonly Alternative[] }) => {
  const { change, settings, root, Field } = useForm()
  const { words } = useWords()
  const chosen = alternatives.find(({ matches }) => matches(value))
  const constant = chosen?.constant ?? alternatives[0]?.constant
  // Within a list the thing has a name already: what is chosen is the member that tells the shapes apart.
  const { shown } = useField(isBare && constant !== undefined ? [...path, constant] : path, node.description)
  const optionLabel = (id: string): string =>
    settings.option([root, ...path, ...(constant === undefined ? [] : [constant])], id)
  return (
    <Stack gap="xs">
      <Select
        {...shown}
        withAsterisk={isRequired}
        allowDeselect={false}
        clearable={!isRequired && node.default === undefined}
        placeholder={words.settingForm.notSet}
        clearButtonProps={{ 'aria-label': words.settingForm.clear }}
        data={alternatives.map(({ id }) => ({ value: id, label: optionLabel(id) }))}
        value={chosen?.id ?? null}
        onChange={(id) => change(path, alternatives.find((each) => each.id === id)?.start)}
      />
      {chosen?.node.properties !== undefined && (
        <MemberFields
          node={chosen.node}
          path={path}
          value={value}
          {...(chosen.constant === undefined ? {} : { without: chosen.constant })}
        />
      )}
      {chosen?.node.items !== undefined && (
        <Field node={chosen.node} path={path} value={value} isRequired isBare />
      )}
    </Stack>
  )
}
