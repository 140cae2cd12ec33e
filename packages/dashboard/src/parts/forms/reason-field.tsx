import { useWords } from '../../language/use-language.ts';
import { Field } from './field.tsx';

/** Why something is let out or through, in as many characters as the gateway wants. */
export function ReasonField() {
  const { quarantine } = useWords();
  return (
    <Field label={quarantine.reason} help={quarantine.reasonHelp}>
      {(field) => <textarea {...field} name="reason" required minLength={10} maxLength={2000} />}
    </Field>
  );
}
