import { Input, Loader, useComputedColorScheme } from '@mantine/core'
import { useEffect, useId, useRef, useState } from 'react'
import { readNonce } from '../nonce.ts'
import classes from './code-editor.module.css'
import type { CodeLanguage } from './create-editor.ts'

type Props = {
  readonly label: string
  readonly description?: string
  readonly error?: string
  readonly withAsterisk?: boolean
  readonly disabled?: boolean
  readonly id?: string
  readonly language: CodeLanguage
  /** The text at first. */
  readonly text: string
  readonly onChange: (text: string) => void
  readonly onBlur?: () => void
}

/** A field for JSON or XML, with colours, and with faults at their places. The editor is loaded when it is first shown. */
export const CodeEditor = (props: Props) => {
  const {
    label,
    description,
    error,
    withAsterisk,
    disabled = false,
    language,
    text,
    onChange,
    onBlur,
  } = props
  const ownId = useId()
  const id = props.id ?? ownId
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef({ text, onChange, onBlur })
  const [isLoading, setLoading] = useState(true)
  const isDark = useComputedColorScheme() === 'dark'
  useEffect(() => {
    latest.current = { ...latest.current, onChange, onBlur }
  })
  useEffect(() => {
    let isGone = false
    let destroy = (): void => undefined
    void import('./create-editor.ts').then(({ createEditor }) => {
      const parent = place.current
      if (isGone || parent === null) return
      const editor = createEditor({
        ...{ parent, language, isDark, isReadOnly: disabled, id, labelledBy: `${id}-label` },
        text: latest.current.text,
        nonce: readNonce(document),
        onChange: (next) => {
          latest.current = { ...latest.current, text: next }
          latest.current.onChange(next)
        },
        onBlur: () => latest.current.onBlur?.(),
      })
      destroy = () => editor.destroy()
      setLoading(false)
    })
    return () => {
      isGone = true
      destroy()
    }
  }, [language, isDark, disabled, id])
  return (
    <Input.Wrapper
      inputWrapperOrder={['label', 'description', 'input', 'error']}
      label={label}
      description={description}
      error={error}
      withAsterisk={withAsterisk}
      labelElement="div"
      labelProps={{ id: `${id}-label` }}
    >
      <div className={classes.frame} data-invalid={error !== undefined || undefined} ref={place}>
        {isLoading && <Loader size="sm" m="sm" />}
      </div>
    </Input.Wrapper>
  )
}
