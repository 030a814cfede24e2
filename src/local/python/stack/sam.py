"""The transform of the Serverless Application Model, by AWS's own translator."""

from typing import Any

from moto.cloudformation.exceptions import ValidationError

from .template import Template, normal

TRANSFORM = "AWS::Serverless-2016-10-31"


def expanded(template: Template, parameters: dict[str, Any]) -> Template:
    """The template as CloudFormation deploys it."""
    named = template.get("Transform", [])
    transforms = named if isinstance(named, list) else [named]
    for name in transforms:
        if name != TRANSFORM:
            raise ValidationError(message=f"The local stack knows no transform {name}.")
    if not transforms:
        return template

    # The translator takes half a second to load, and most stacks do without it.
    from samtranslator.model.exceptions import InvalidDocumentException
    from samtranslator.parser.parser import Parser
    from samtranslator.translator.translator import Translator

    try:
        return normal(Translator({}, Parser()).translate(template, parameters))
    except InvalidDocumentException as mistake:
        raise ValidationError(message=f"Transform {TRANSFORM} failed with: {mistake.message}") from mistake
