import classes from './avatar.module.css'

/** Returns the first letters of the first two words of a name. */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => part.slice(0, 1).toUpperCase())
    .slice(0, 2)
    .join('')

/** The initials of a person in a circle. */
export const Avatar = ({ name }: { readonly name: string }) => (
  <span className={classes.avatar} aria-hidden="true">
    {initialsOf(name)}
  </span>
)

/** A person: the initials in a circle, and the name, or another word for the person such as “me”. */
export const Person = ({ name, label = name }: { readonly name: string; readonly label?: string }) => (
  <span className={classes.person}>
    <Avatar name={name} />
    <span className={classes.name}>{label}</span>
  </span>
)

/** A person where there is room for the initials alone: the name is there for those who point at them or cannot see them. */
export const PersonMark = ({ name, label = name }: { readonly name: string; readonly label?: string }) => (
  <span title={name}>
    <Avatar name={name} />
    <span className="visually-hidden">{label}</span>
  </span>
)
