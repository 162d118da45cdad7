/** The digits in which weights are written. */
export const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The place of the digit that stands for nothing. */
export const middle = 32
