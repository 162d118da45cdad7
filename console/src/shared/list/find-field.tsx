import { TextInput, type TextInputProps } from '@mantine/core'

type Props = {
  /** What is looked for, and by what. */
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
} & Pick<TextInputProps, 'w'>

/** A field above a list that finds what is in it; Escape clears it. */
export const FindField = ({ label, value, onChange, w = { base: '100%', sm: 320 } }: Props) => (
  <TextInput
    w={w}
    aria-label={label}
    placeholder={label}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    onKeyDown={({ key }) => {
      if (key === 'Escape') onChange('')
    }}
  />
)
