import { type Language, useLanguage } from '../words/language';

const names: Record<Language, string> = { vi: 'Tiếng Việt', en: 'English' };

export function LanguageSwitch() {
  const { language, words, speak } = useLanguage();
  return (
    <fieldset className="languages" aria-label={words.frame.language}>
      {(Object.keys(names) as Language[]).map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === language}
          onClick={() => speak(each)}
        >
          {names[each]}
        </button>
      ))}
    </fieldset>
  );
}
