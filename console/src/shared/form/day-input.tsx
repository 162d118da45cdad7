import { TextInput, type TextInputProps } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useWords } from '../../words/words-context.tsx'

type Props = Omit<TextInputProps, 'type' | 'value' | 'onChange' | 'onBlur' | 'onInvalid'> & {
  readonly value: string
  readonly onChange: (day: string) => void
}

/**
 * A field for a day. One that is typed only in part counts as empty for the browser: it is a fault beside the field, and
 * the form is not sent.
 */
export const DayInput = ({ value, onChange, error, ...more }: Props) => {
  const { words } = useWords()
  const [isIncomplete, setIncomplete] = useState(false)
  const look = ({ currentTarget }: SyntheticEvent<HTMLInputElement>): void =>
    setIncomplete(currentTarget.validity.badInput)
  return (
    <TextInput
      {...more}
      type="date"
      value={value}
      error={isIncomplete ? words.settingFaults.incompleteDay : error}
      // A fault that appeared here would move the button below, which is perhaps just being pressed.
      onBlur={(event) => {
        if (isIncomplete) look(event)
      }}
      onChange={(event) => {
        look(event)
        onChange(event.currentTarget.value)
      }}
      onInvalid={(event) => {
        // Without the browser's own words, which disappear after a moment, the browser does not move the focus either.
        event.preventDefault()
        look(event)
        if (event.currentTarget.form?.querySelector('input:invalid') === event.currentTarget)
          event.currentTarget.focus()
      }}
    />
  )
}
