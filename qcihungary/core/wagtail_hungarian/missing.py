"""What Wagtail's own Hungarian lacks."""

from django.utils.translation import gettext_noop as _

MISSING = (
    _("The slug '%(page_slug)s' is already in use within the parent page at '%(parent_url_path)s'."),
    _("Cannot overwrite a revision that is not the latest for this %(model_name)s."),
    _("Cannot overwrite a revision that was not created by the current user."),
    _("You do not have permission to access the admin."),
    _("Minimum"),
    _("Maximum"),
    _("Usage count"),
    _("Please select another parent."),
    _("Expiry date/time must be in the future."),
    _("The slug '%(page_slug)s' is already in use within the parent page."),
    _("Tag(s) %(value_too_long)s are over %(max_tag_length)d characters."),
    _("Go to the first error"),
    _("Actions (footer)"),
    _("%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s across entire site."),
    _(
        "%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s in '<span "
        'class="w-title-ellipsis">%(title)s</span>\'.'
    ),
    _("%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s"),
    _("Saved"),
    _("Autosave is paused"),
    _("View latest version"),
    _("Currently idle"),
    _("Proceeding will overwrite the changes you made in that window."),
    _("Proceeding will overwrite the changes made by %(user_name)s."),
    _("Alternatively, you can view the latest version in a new tab."),
    _("A network error occurred"),
    _(
        "Troubleshoot your connection to the site before proceeding. Open the editor in a separate tab to "
        "view the last saved version."
    ),
    _("account"),
    _("Keyboard shortcuts are currently disabled; manage your %(account_link)s to enable them."),
    _("Keyboard shortcuts are currently enabled; manage your %(account_link)s to disable them."),
    _("Readability"),
    _("This data explained"),
    _("How we calculate our metrics"),
    _("We extract the main content from the page preview, remove all formatting, and calculate the number of words."),
    _("We calculate reading time from word count, using different reading speeds for different languages."),
    _(
        "We use a readability formula based on length of words and sentences. Long sentences and words "
        "result in a worse readability score."
    ),
    _(
        'See our <a href="%(guide_link)s" target="_blank">content checks guide</a> for more information on '
        "how content metrics are calculated."
    ),
    _("To be created by %(user)s"),
    _("Autosave is <span>paused</span>"),
    _("Disable custom ordering"),
    _("Enable custom ordering"),
    _("Application"),
    _("Show keyboard shortcuts"),
    _("Close modal dialogs (like this one)"),
    _("Text editing"),
    _("Meta description is empty"),
    _("Add a concise description for search engines"),
    _("Saving will overwrite a newer version."),
    _("Sort item order"),
    _("There are validation errors, click save to highlight them."),
    _("Request to create %(model_name)s was blocked by hook."),
    _("The page could not be created due to validation errors."),
    _("Request to edit %(model_name)s was blocked by hook."),
    _("The page could not be saved as it is locked."),
    _("The page could not be saved due to validation errors."),
    _(
        "The slug '%(page_slug)s' is already in use at the selected parent page. Make sure the slug is "
        "unique and try again."
    ),
    _('File format of type "%(extension)s" is not supported.'),
    _("Imported file has a wrong encoding: %(error_message)s."),
    _("%(error)s encountered while trying to read file: %(filename)s."),
    _("Maximum filesize: %(max_upload_size)s."),
    _("The file could not be found. Please change the source or delete the document."),
    _("Layout"),
    _("Grid layout"),
    _("List layout"),
    _("The filter options you have selected are not valid."),
)
