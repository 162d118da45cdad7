import classes from './logo.module.css'

type Props = { readonly hasWord?: boolean; readonly isLarge?: boolean }

/** The logo: an open book as a wire between two contacts, which is also a w, and the word. */
export const Logo = ({ hasWord = true, isLarge = false }: Props) => (
  <span className={classes.logo}>
    <svg width={isLarge ? 36 : 24} height={isLarge ? 36 : 24} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0b6e75" />
      <path
        d="M6.5 10.5V21c3.6-1.5 7-1 9.5 1.8 2.5-2.8 5.9-3.3 9.5-1.8V10.5M16 13v9.8"
        fill="none"
        stroke="#fff"
        strokeWidth="2.3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="6.5" cy="9" r="2.6" fill="#8fe0d8" />
      <circle cx="25.5" cy="9" r="2.6" fill="#8fe0d8" />
    </svg>
    {hasWord && (
      <svg className={classes.word} height={isLarge ? 23 : 16} viewBox="-1.5 -1.5 102 20" aria-hidden="true">
        <g fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round">
          <path d="M0 0v16M5.5 11h9.8a4.9 4.9 0 1 0-1.5 3.6M20.5 16V6.2M20.5 10.8a4.6 4.6 0 0 1 9.2 0V16M44.6 0v16" />
          <circle cx="39.7" cy="11.1" r="4.9" />
          <path d="M50.5 6.2v5.6a4.2 4.2 0 0 0 8.4 0V8.2M58.9 11.8a4.2 4.2 0 0 0 8.4 0V6.2M73 6.2V16M78.7 16V6.2M78.7 11a4.8 4.8 0 0 1 4.8-4.8M86.3 11h9.8a4.9 4.9 0 1 0-1.5 3.6" />
        </g>
        <circle cx="73" cy="1.2" r="1.7" fill="#1aa39b" />
      </svg>
    )}
    <span className="visually-hidden">lendwire</span>
  </span>
)
