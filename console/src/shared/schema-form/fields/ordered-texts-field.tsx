import { ActionIcon, Autocomplete, Stack, Text } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useWords } from '../../../words/words-context.tsx'
import { MoveButtons } from '../../list/move-buttons.tsx'
import { movedWithin } from '../../list/moved-within.ts'
import { useDragOrder } from '../../list/use-drag-order.ts'
import { useField, useForm } from '../form-context.tsx'
import type { FieldProps } from './field-props.ts'
import classes from './ordered-texts-field.module.css'

/** Several texts whose order counts, such as the partners of a rota: dragged, or moved with buttons. */
export const OrderedTextsField = ({ node, path, value, isRequired }: FieldProps) => {
  const { change, suggestions, faultOf, isReadOnly } = useForm()
  const { words } = useWords()
  const { shown, label, example } = useField(path, node.description)
  const [typed, setTyped] = useState('')
  const isChosen = useRef(false)
  const list = Array.isArray(value) ? value.map(String) : []
  const set = (next: readonly string[]): void =>
    change(path, next.length === 0 && !isRequired && node.default === undefined ? undefined : next)
  const add = (text: string): void => {
    const name = text.trim()
    if (name !== '' && !list.includes(name)) set([...list, name])
    setTyped('')
  }
  const move = (from: number, to: number): void => set(movedWithin(list, from, to))
  const rowDrag = useDragOrder(move)
  const addOnEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.defaultPrevented || typed === '') return
    // Enter adds what is typed, and does not save the form.
    event.preventDefault()
    add(typed)
  }
  const isMovable = list.length > 1 && !isReadOnly
  return (
    <Stack gap={6}>
      <Autocomplete
        {...shown}
        value={typed}
        withAsterisk={isRequired}
        data={(suggestions[String(path.at(-1))] ?? []).filter((each) => !list.includes(each))}
        {...(example === undefined || list.length > 0 ? {} : { placeholder: example })}
        // Mantine puts the option that was chosen into the field: it is in the list already.
        onChange={(text) => {
          setTyped(isChosen.current ? '' : text)
          isChosen.current = false
        }}
        onOptionSubmit={(name) => {
          isChosen.current = true
          add(name)
        }}
        onKeyDown={addOnEnter}
        onBlur={() => {
          add(typed)
          shown.onBlur()
        }}
      />
      {list.length > 0 && (
        <ol className={classes.list} aria-label={label}>
          {list.map((name, place) => {
            const fault = faultOf([...path, place])
            return (
              <li
                key={list.indexOf(name) === place ? name : place}
                className={classes.row}
                {...rowDrag(place, isMovable)}
              >
                <span className={classes.name}>
                  {name}
                  {fault !== undefined && (
                    <Text size="sm" c="var(--mantine-color-error)">
                      {fault}
                    </Text>
                  )}
                </span>
                {list.length > 1 && (
                  <MoveButtons
                    name={name}
                    place={place}
                    count={list.length}
                    isDisabled={isReadOnly}
                    onMove={(to) => move(place, to)}
                  />
                )}
                <ActionIcon
                  variant="default"
                  disabled={isReadOnly}
                  aria-label={words.settingForm.removeItem(name)}
                  onClick={() => set(list.filter((each) => each !== name))}
                >
                  ×
                </ActionIcon>
              </li>
            )
          })}
        </ol>
      )}
    </Stack>
  )
}
