/**
 * The version of the interfaces that a user's own detector, judge, chat model, asking or defence is written against. It
 * goes up when something is asked for that was not before, or a meaning changes; what is added and may be left out does
 * not change it.
 */
export const interfaceVersion = 1;
