import { Autocomplete, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useField, useForm } from '../form-context.tsx'
import type { FieldProps } from './field-props.ts'
import { FoundTextField } from './found-text-field.tsx'

const isBlank = (text: string): boolean => text === ''

/** A text; where it names another document, those that there are can be chosen. */
export const TextField = ({
  node,
  path,
  value,
  isRequired,
  isLong,
  canBeNull,
}: FieldProps & { readonly isLong: boolean; readonly canBeNull: boolean }) => {
  const { change, suggestions, finders } = useForm()
  const { shown, example } = useField(path, node.description)
  const set = (text: string): void => change(path, isBlank(text) ? (canBeNull ? null : undefined) : text)
  const common = {
    ...shown,
    value: typeof value === 'string' ? value : '',
    withAsterisk: isRequired,
    ...(example === undefined ? {} : { placeholder: example }),
  }
  const name = String(path.findLast((step) => typeof step === 'string'))
  const find = finders[name]
  if (find !== undefined) return <FoundTextField {...common} name={name} find={find} onChange={set} />
  const choices = suggestions[name]
  if (choices !== undefined) return <Autocomplete {...common} data={[...choices]} onChange={set} />
  if (isLong)
    return <Textarea {...common} autosize minRows={3} onChange={(event) => set(event.currentTarget.value)} />
  return <TextInput {...common} onChange={(event) => set(event.currentTarget.value)} />
}

/** A day. */
export const DayField = ({ node, path, value, isRequired }: FieldProps) => {
  const { change } = useForm()
  const { shown } = useField(path, node.description)
  return (
    <TextInput
      {...shown}
      type="date"
      withAsterisk={isRequired}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => change(path, event.currentTarget.value || undefined)}
    />
  )
}

/** Several texts, each ended with Enter or a comma. */
export const TextsField = ({ node, path, value, isRequired }: FieldProps) => {
  const { change, suggestions } = useForm()
  const { shown, example } = useField(path, node.description)
  const list = Array.isArray(value) ? value.map(String) : []
  const choices = suggestions[String(path.at(-1))]
  return (
    <TagsInput
      {...shown}
      value={list}
      withAsterisk={isRequired}
      acceptValueOnBlur
      data={choices === undefined ? [] : [...choices]}
      {...(example === undefined || list.length > 0 ? {} : { placeholder: example })}
      onChange={(next) =>
        change(path, next.length === 0 && !isRequired && node.default === undefined ? undefined : next)
      }
    />
  )
}
