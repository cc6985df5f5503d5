"""What the portal does: take in what is sent, let its sender return, hand over the answer.

The portal store is all that this package knows. What a requester tells is sealed to the
centre before it is written, and what the centre answers opens under the requester's words
alone, so nothing here can read back what it took in (C8).

    tickets   the reference and the six words
    sealing   what is put into sealed boxes, in classes of size
    sending   a request that is sent
    drafts    a request that is begun, kept to be gone on with
    door      coming back with reference and words, and the limit on guessing
    codes     the code for collecting, told by another way
    visit     what can be done behind the door: status, messages, evidence, collecting
    visits    where the sessions of the portal are kept
    notices   what the centre publishes for everybody
"""
