import { NumberInput } from '@mantine/core'
import { useField, useForm } from '../form-context.tsx'
import type { FieldProps } from './field-props.ts'

/** A number. */
export const NumberField = ({
  node,
  path,
  value,
  isRequired,
  isInteger,
}: FieldProps & { readonly isInteger: boolean }) => {
  const { change } = useForm()
  const { shown, example } = useField(path, node.description)
  return (
    <NumberInput
      {...shown}
      withAsterisk={isRequired}
      allowDecimal={!isInteger}
      {...(example === undefined ? {} : { placeholder: example })}
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => change(path, typeof next === 'number' ? next : undefined)}
    />
  )
}
