import { useState } from 'react'
import { useWords } from '../../../words/words-context.tsx'
import { CodeEditor } from '../../code-editor/code-editor.tsx'
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
  const isBroken = text.trim() !== '' && parse(text) === undefined
  return (
    <CodeEditor
      {...shown}
      {...(isBroken ? { error: words.settingFaults.notJson } : {})}
      language="json"
      withAsterisk={isRequired}
      text={text}
      onChange={(next) => {
        setText(next)
        const parsed = parse(next)
        if (parsed !== undefined || next.trim() === '') change(path, parsed)
      }}
    />
  )
}
