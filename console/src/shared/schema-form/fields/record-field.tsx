import { Button, Group, Input, Paper, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../../words/words-context.tsx'
import { startOf } from '../field-kind.ts'
import { useField, useForm } from '../form-context.tsx'
import type { SchemaNode } from '../schema-node.ts'
import type { FieldProps } from './field-props.ts'

/** Values by names that the person chooses, such as headers. */
export const RecordField = ({ node, path, value, each }: FieldProps & { readonly each: SchemaNode }) => {
  const { change, isReadOnly, Field } = useForm()
  const { words } = useWords()
  const { shown, label } = useField(path, node.description)
  const [name, setName] = useState('')
  const entries = Object.entries(typeof value === 'object' && value !== null ? value : {})
  const isTaken = entries.some(([other]) => other === name.trim())
  const add = (): void => {
    if (name.trim() === '' || isTaken) return
    change(path, { ...Object.fromEntries(entries), [name.trim()]: startOf(each) ?? '' })
    setName('')
  }
  return (
    <Input.Wrapper
      inputWrapperOrder={['label', 'description', 'input', 'error']}
      label={label}
      labelElement="div"
      {...(shown.description === undefined ? {} : { description: shown.description })}
      {...(shown.error === undefined ? {} : { error: shown.error })}
    >
      <Stack gap="xs" mt={6}>
        {entries.map(([key, one]) => (
          <Paper key={key} withBorder p="sm" role="group" aria-label={`${label}${words.common.colon} ${key}`}>
            <Stack gap="xs">
              <Group justify="space-between">
                <Text size="sm" fw={600}>
                  {key}
                </Text>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  disabled={isReadOnly}
                  aria-label={words.settingForm.removeItem(key)}
                  onClick={() => change(path, Object.fromEntries(entries.filter(([other]) => other !== key)))}
                >
                  {words.settingForm.remove}
                </Button>
              </Group>
              <Field node={each} path={[...path, key]} value={one} isRequired isBare />
            </Stack>
          </Paper>
        ))}
        <Group gap="xs">
          <TextInput
            size="xs"
            aria-label={words.settingForm.nameOf(label)}
            placeholder={words.settingForm.name}
            value={name}
            disabled={isReadOnly}
            onChange={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              add()
            }}
          />
          <Button
            size="compact-sm"
            variant="default"
            disabled={isReadOnly || name.trim() === '' || isTaken}
            aria-label={words.settingForm.addItem(label)}
            onClick={add}
          >
            {words.settingForm.add}
          </Button>
        </Group>
      </Stack>
    </Input.Wrapper>
  )
}
