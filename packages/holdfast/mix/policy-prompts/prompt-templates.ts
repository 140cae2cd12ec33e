import { koreanParticle } from '../../messages/korean/particles/korean-particle.ts';
import type { PolicyItem } from './items/policy-item.ts';
import { englishTemplates } from './templates/english-templates.ts';
import { koreanTemplates } from './templates/korean-templates.ts';
import type { PromptTemplates, TemplateLanguage } from './templates/template-languages.ts';

/** The templates of each language. */
const promptTemplates: Readonly<Record<TemplateLanguage, PromptTemplates>> = {
  en: englishTemplates,
  ko: koreanTemplates,
};

/** All prompts that the templates of a language make of an item, as its form allows. */
export function promptsAbout(
  item: PolicyItem,
  { language, wanted }: { language: TemplateLanguage; wanted: 'declined' | 'answered' },
): string[] {
  const { declined, answered } = promptTemplates[language];
  const requests = item.request === undefined ? [] : declined.request;
  const templates = wanted === 'answered' ? answered[item.form] : [...requests, ...declined[item.form]];
  const doing = item.text.replace(/기$/, '는').replace(/ (?:것|행위|일|짓)$/, '');
  return templates.map((template) =>
    template
      .replaceAll('{topic}', item.text)
      .replaceAll('{doing}', doing)
      .replaceAll('{request}', item.request ?? '')
      .replaceAll(/\{([^{}/]+\/[^{}/]+)\}/g, (_, pair: string) => koreanParticle(item.text, pair)),
  );
}
