"""Why can an organisation's own PowerPoint template not be used?"""

from data.sentence import Sentence


class TemplateError(ValueError):
    """The template cannot be used; `sentence` says why and what to do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.nb)
        self.sentence = sentence
