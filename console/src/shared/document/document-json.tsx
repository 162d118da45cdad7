import { useState } from 'react'
import type { Fault } from '../../api/problem.ts'
import { useWords } from '../../words/words-context.tsx'
import { CodeEditor } from '../code-editor/code-editor.tsx'

type Props = {
  readonly value: unknown
  readonly faults: readonly Fault[]
  readonly onChange: (value: Readonly<Record<string, unknown>>) => void
}

const read = (text: string): Readonly<Record<string, unknown>> | null => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : null
  } catch {
    return null
  }
}

/** A whole document as JSON, for those who would rather write it or paste it. */
export const DocumentJson = ({ value, faults, onChange }: Props) => {
  const { words } = useWords()
  const [first] = useState(() => JSON.stringify(value, null, 2))
  const [isBroken, setBroken] = useState(false)
  const [fault] = faults
  const error = isBroken
    ? words.settingFaults.notJson
    : fault === undefined
      ? undefined
      : `${fault.path}: ${fault.message}`
  return (
    <CodeEditor
      label={words.settingForm.asJson}
      description={words.settingForm.asJsonHint}
      {...(error === undefined ? {} : { error })}
      language="json"
      text={first}
      onChange={(text) => {
        const next = read(text)
        setBroken(next === null)
        if (next !== null) onChange(next)
      }}
    />
  )
}
