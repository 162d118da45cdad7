import { JsonInput } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../../words/words-context.tsx'
import { useField, useForm } from '../form-context.tsx'
import type { FieldProps } from './field-props.ts'

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A part of a document as JSON, where its members are somebody else's, such as the key of a library's system. */
export const JsonField = ({ node, path, value, isRequired }: FieldProps) => {
  const { change } = useForm()
  const { words } = useWords()
  const { shown } = useField(path, node.description)
  const [text, setText] = useState(() => (value === undefined ? '' : JSON.stringify(value, null, 2)))
  return (
    <JsonInput
      {...shown}
      autosize
      minRows={4}
      withAsterisk={isRequired}
      validationError={words.settingFaults.notJson}
      value={text}
      onChange={(next) => {
        setText(next)
        const parsed = parse(next)
        if (parsed !== undefined) change(path, parsed)
      }}
    />
  )
}
