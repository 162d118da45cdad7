import { useWords } from '../../words/words-context.tsx'
import { indentXml } from './indent-xml.ts'
import { readLetter } from './letter.ts'
import classes from './message-text.module.css'

type Props = {
  readonly content: string
  readonly contentType: string
  /** The class that sets how high it may be. */
  readonly className: string | undefined
}

const looksLikeXml = (content: string): boolean => /^\s*(\uFEFF)?</.test(content)

/** The text of a message: a letter as it looks, XML with its elements below one another, anything else as it is. */
export const MessageText = ({ content, contentType, className }: Props) => {
  const { words } = useWords()
  const letter = readLetter(content, contentType, words.mail.answerLink)
  const text =
    letter === null
      ? looksLikeXml(content)
        ? indentXml(content)
        : content
      : `${words.mail.from}${words.common.colon} ${letter.from}\n${words.mail.to}${words.common.colon} ${letter.to}\n${words.mail.subject}${words.common.colon} ${letter.subject}\n\n${letter.text}`
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by keyboard
    <pre className={`${classes.text} ${className ?? ''}`} tabIndex={0}>
      {text}
    </pre>
  )
}
