import { Button, Group, Input, Paper, Stack, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../../words/words-context.tsx'
import { movedWithin } from '../../list/moved-within.ts'
import { firstOf } from '../field-kind.ts'
import { useField, useForm } from '../form-context.tsx'
import type { SchemaNode } from '../schema-node.ts'
import type { FieldProps } from './field-props.ts'

const hashOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'hash' in value && typeof value.hash === 'string'
    ? value.hash
    : undefined

/** A credential that is stored as a hash: it can be kept or removed. */
const StoredCredential = ({ value }: { readonly value: object }) => {
  const { words } = useWords()
  const { settings, root } = useForm()
  const kind = 'kind' in value ? String(value.kind) : ''
  const name = 'username' in value ? ` · ${String(value.username)}` : ''
  return (
    <Text size="sm">
      {settings.option([root, 'inboundCredentials', 'kind'], kind)}
      {name} · {words.settingForm.storedAs} <code>{hashOf(value)?.slice(0, 8)}…</code>
    </Text>
  )
}

type SwitchProps = Pick<FieldProps, 'path' | 'value'> & { readonly name: string }

/** Switches an element of a list on and off, where its schema has that. */
const StatusSwitch = ({ path, value, name }: SwitchProps) => {
  const { change, isReadOnly } = useForm()
  const { words } = useWords()
  const isOn = isActive(value)
  return (
    <Switch
      aria-label={words.settingForm.isOn(name)}
      checked={isOn}
      disabled={isReadOnly}
      onChange={() => change([...path, 'status'], isOn ? 'inactive' : 'active')}
    />
  )
}

const isActive = (value: unknown): boolean =>
  !(typeof value === 'object' && value !== null && 'status' in value && value.status === 'inactive')

type ItemButtonsProps = {
  readonly list: readonly unknown[]
  readonly index: number
  readonly path: FieldProps['path']
  readonly name: string
  readonly isReadOnly: boolean
  readonly canRemove?: boolean
}

/** Moves an element of a list, and removes it. */
const ItemButtons = ({ list, index, path, name, isReadOnly, canRemove = true }: ItemButtonsProps) => {
  const { change } = useForm()
  const { words } = useWords()
  const shared = { size: 'compact-sm', variant: 'subtle', disabled: isReadOnly } as const
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      {index > 0 && (
        <Button
          {...shared}
          aria-label={words.settingForm.moveUp(name)}
          onClick={() => change(path, movedWithin(list, index, index - 1))}
        >
          ↑
        </Button>
      )}
      {index < list.length - 1 && (
        <Button
          {...shared}
          aria-label={words.settingForm.moveDown(name)}
          onClick={() => change(path, movedWithin(list, index, index + 1))}
        >
          ↓
        </Button>
      )}
      {canRemove && (
        <Button
          {...shared}
          aria-label={words.settingForm.removeItem(name)}
          onClick={() =>
            change(
              path,
              list.filter((_, other) => other !== index),
            )
          }
        >
          {words.settingForm.remove}
        </Button>
      )}
    </Group>
  )
}

/** A list of items of the same shape; their order can be changed. */
export const ListField = ({
  node,
  path,
  value,
  isRequired,
  item,
}: FieldProps & { readonly item: SchemaNode }) => {
  const { change, isReadOnly, Field, summaryOf, hasFaultBelow } = useForm()
  const [open, setOpen] = useState<number | null>(null)
  const { words } = useWords()
  const { shown, label } = useField(path, node.description)
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  const nameOf = (index: number): string => `${label} ${index + 1}`
  const canBeOff = item.properties?.status?.enum?.includes('inactive') === true
  return (
    <Input.Wrapper
      inputWrapperOrder={['label', 'description', 'input', 'error']}
      label={label}
      labelElement="div"
      withAsterisk={isRequired}
      {...(shown.description === undefined ? {} : { description: shown.description })}
      {...(shown.error === undefined ? {} : { error: shown.error })}
    >
      <Stack gap="xs" mt={6}>
        {list.map((each, index) => {
          const summary = summaryOf?.([...path, index], each) ?? null
          const isOpen = summary === null || open === index || hasFaultBelow([...path, index])
          const buttons = { list, index, path, name: nameOf(index), isReadOnly }
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: an element of the list has no other name
            <Paper key={index} withBorder p="sm" role="group" aria-label={nameOf(index)}>
              <Stack gap="xs">
                {summary !== null && (
                  <Group justify="space-between" wrap="nowrap" align="flex-start">
                    <Text size="sm" component="div" {...(canBeOff && !isActive(each) ? { c: 'dimmed' } : {})}>
                      {index + 1}. {summary}
                    </Text>
                    <Group gap="xs" wrap="nowrap">
                      <ItemButtons {...buttons} canRemove={isOpen} />
                      {canBeOff && <StatusSwitch path={[...path, index]} value={each} name={nameOf(index)} />}
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-expanded={isOpen}
                        aria-label={words.settingForm.openItem(nameOf(index))}
                        onClick={() => setOpen(open === index ? null : index)}
                      >
                        {isOpen ? words.settingForm.fold : words.settingForm.open}
                      </Button>
                    </Group>
                  </Group>
                )}
                {isOpen &&
                  (hashOf(each) === undefined ? (
                    <Field node={item} path={[...path, index]} value={each} isRequired isBare />
                  ) : (
                    <StoredCredential value={each as object} />
                  ))}
                {summary === null && <ItemButtons {...buttons} />}
              </Stack>
            </Paper>
          )
        })}
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            disabled={isReadOnly}
            aria-label={words.settingForm.addItem(label)}
            onClick={() => {
              setOpen(list.length)
              change(path, [...list, firstOf(item)])
            }}
          >
            {words.settingForm.add}
          </Button>
        </Group>
      </Stack>
    </Input.Wrapper>
  )
}
