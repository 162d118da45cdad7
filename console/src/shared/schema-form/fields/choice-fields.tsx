import { MultiSelect, Select, Switch } from '@mantine/core'
import { useWords } from '../../../words/words-context.tsx'
import { useField, useForm } from '../form-context.tsx'
import type { FieldProps } from './field-props.ts'

/** One of several words. */
export const ChoiceField = ({
  node,
  path,
  value,
  isRequired,
  options,
}: FieldProps & { readonly options: readonly string[] }) => {
  const { change } = useForm()
  const { words } = useWords()
  const { shown, optionLabel } = useField(path, node.description)
  const mayBeLeftOut = !isRequired && node.default === undefined
  return (
    <Select
      {...shown}
      withAsterisk={isRequired}
      allowDeselect={false}
      clearable={mayBeLeftOut}
      placeholder={mayBeLeftOut ? words.settingForm.notSet : ''}
      clearButtonProps={{ 'aria-label': words.settingForm.clear }}
      data={options.map((option) => ({ value: option, label: optionLabel(option) }))}
      value={typeof value === 'string' ? value : null}
      onChange={(next) => change(path, next ?? undefined)}
    />
  )
}

/** Some of several words. */
export const ChoicesField = ({
  node,
  path,
  value,
  isRequired,
  options,
}: FieldProps & { readonly options: readonly string[] }) => {
  const { change } = useForm()
  const { words } = useWords()
  const { shown, optionLabel } = useField(path, node.description)
  const list = Array.isArray(value) ? value.map(String) : []
  return (
    <MultiSelect
      {...shown}
      withAsterisk={isRequired}
      placeholder={list.length === 0 ? words.settingForm.notSet : ''}
      data={options.map((option) => ({ value: option, label: optionLabel(option) }))}
      value={list}
      onChange={(next) =>
        change(path, next.length === 0 && !isRequired && node.default === undefined ? undefined : next)
      }
    />
  )
}

/** Yes or no; where the setting may be left out, a third choice leaves it out. */
export const YesNoField = ({ node, path, value }: FieldProps) => {
  const { change } = useForm()
  const { words } = useWords()
  const { shown } = useField(path, node.description)
  if (node.default !== undefined) {
    const { description, ...rest } = shown
    return (
      <Switch
        {...rest}
        {...(description === undefined ? {} : { description })}
        checked={value === true}
        onChange={(event) => change(path, event.currentTarget.checked)}
      />
    )
  }
  return (
    <Select
      {...shown}
      clearable
      placeholder={words.settingForm.notSet}
      clearButtonProps={{ 'aria-label': words.settingForm.clear }}
      data={[
        { value: 'true', label: words.settingForm.yes },
        { value: 'false', label: words.settingForm.no },
      ]}
      value={typeof value === 'boolean' ? String(value) : null}
      onChange={(next) => change(path, next === null ? undefined : next === 'true')}
    />
  )
}
